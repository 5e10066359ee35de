# Installs the set-up without a window, tries it as the present user, removes it, and looks whether
# the handbook is still there. Run after `python packaging/dev.py build windows-setup`.
$ErrorActionPreference = "Stop"
$setup = Get-ChildItem "build/ban-giao/*-cai-dat.exe" | Select-Object -First 1
$app = Join-Path $env:LOCALAPPDATA "Programs\So tay Chi bo"
$data = Join-Path $env:TEMP "Sổ của chi bộ thử"
$env:HANDBOOK_PASSWORD = "cuon so mau"
$env:HANDBOOK_KEYRING = "off"
$env:HANDBOOK_DATA = $data

function Step([string] $what, [scriptblock] $deed) {
    & $deed
    if ($LASTEXITCODE) { throw "$what : $LASTEXITCODE" }
    Write-Output "được: $what"
}

Start-Process $setup.FullName -ArgumentList "/VERYSILENT", "/SUPPRESSMSGBOXES", "/NORESTART" -Wait
New-Item -ItemType Directory -Force $data | Out-Null
$book = Join-Path $data "Sổ của chi bộ.sotay"
$handbook = Join-Path $app "handbook.exe"
Step "selfcheck" { & $handbook selfcheck }
Step "demo" { & $handbook --book $book demo }
Step "open" { & $handbook $book open --until-ready }
Step "check" { & $handbook --book $book check }
$key = (Get-ItemProperty "HKCU:\Software\Classes\.sotay")."(default)"
if ($key -ne "SoTayChiBo.CuonSo") { throw "chưa gắn tệp .sotay" }
$before = (Get-FileHash $book).Hash
Start-Process (Join-Path $app "unins000.exe") -ArgumentList "/VERYSILENT" -Wait
Start-Sleep -Seconds 5
if (Test-Path $handbook) { throw "gỡ rồi mà chương trình vẫn còn" }
if ((Get-FileHash $book).Hash -ne $before) { throw "gỡ chương trình đã đụng đến cuốn sổ" }
Write-Output "Cài, dùng, gỡ trên Windows: đạt; cuốn sổ còn nguyên."
