; The installer for Windows: for the person who runs it, without an administrator.
; Started by `python packaging/dev.py build windows-setup`, which hands over Version, Bundle and Icon.
; Uninstalling removes what was installed and nothing else: handbooks, key files and backups lie in
; other folders, and nothing here names any.

[Setup]
AppId={{7C1E5A52-3B0B-4C1E-9C55-50746179CB01}
AppName=Sổ tay Chi bộ
AppVersion={#Version}
AppVerName=Sổ tay Chi bộ {#Version}
AppPublisher=Sổ tay Chi bộ
VersionInfoVersion={#Version}
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\So tay Chi bo
DisableProgramGroupPage=yes
DisableWelcomePage=no
; Windows 10, version 1809: the oldest that Qt 6.12 runs on
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\So tay Chi bo.exe
UninstallDisplayName=Sổ tay Chi bộ
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
OutputBaseFilename=so-tay-chi-bo

[Languages]
; The English file first, so that a message of a newer Inno Setup never lacks words.
Name: "vi"; MessagesFile: "compiler:Default.isl,Vietnamese.isl"

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"

[InstallDelete]
; Files of an older version that this one does not have must not be loaded beside its own.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{userprograms}\Sổ tay Chi bộ"; Filename: "{app}\So tay Chi bo.exe"
Name: "{userdesktop}\Sổ tay Chi bộ"; Filename: "{app}\So tay Chi bo.exe"; Tasks: desktop

[Registry]
Root: HKCU; Subkey: "Software\Classes\.sotay"; ValueType: string; ValueData: "SoTayChiBo.CuonSo"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\SoTayChiBo.CuonSo"; ValueType: string; ValueData: "Cuốn sổ của chi bộ"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\SoTayChiBo.CuonSo\DefaultIcon"; ValueType: string; ValueData: "{app}\So tay Chi bo.exe,0"
Root: HKCU; Subkey: "Software\Classes\SoTayChiBo.CuonSo\shell\open\command"; ValueType: string; ValueData: """{app}\So tay Chi bo.exe"" ""%1"""

[Run]
Filename: "{app}\So tay Chi bo.exe"; Description: "{cm:LaunchProgram,Sổ tay Chi bộ}"; Flags: nowait postinstall skipifsilent
