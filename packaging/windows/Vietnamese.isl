; Lời của bộ cài Sổ tay Chi bộ cho Inno Setup 6, dịch cho chương trình này.
; Câu nào trong tệp gốc không có dấu chấm cuối thì ở đây cũng không có: Inno Setup tự thêm.

[LangOptions]
LanguageName=Ti<1EBF>ng Vi<1EC7>t
LanguageID=$042A
LanguageCodePage=0

[Messages]
SetupAppTitle=Cài đặt
SetupWindowTitle=Cài đặt - %1
UninstallAppTitle=Gỡ cài đặt
UninstallAppFullTitle=Gỡ cài đặt %1

InformationTitle=Thông báo
ConfirmTitle=Xác nhận
ErrorTitle=Lỗi

SetupLdrStartupMessage=Bộ cài sẽ cài %1 vào máy này. Đồng chí có muốn tiếp tục không?
LdrCannotCreateTemp=Không tạo được tệp tạm nên đã dừng. Hãy kiểm tra ổ đĩa còn chỗ trống rồi chạy lại
LdrCannotExecTemp=Không chạy được tệp trong thư mục tạm nên đã dừng. Hãy kiểm tra phần mềm chống vi-rút rồi chạy lại
HelpTextNote=

LastErrorMessage=%1.%n%nLỗi %2: %3
SetupFileMissing=Thiếu tệp %1 của bộ cài. Hãy chép lại bộ cài rồi chạy lại.
SetupFileCorrupt=Bộ cài bị hỏng. Hãy chép lại bộ cài rồi chạy lại.
SetupFileCorruptOrWrongVer=Bộ cài bị hỏng hoặc không đúng bản. Hãy chép lại bộ cài rồi chạy lại.
InvalidParameter=Tham số trên dòng lệnh không đúng:%n%n%1
SetupAlreadyRunning=Bộ cài đang chạy rồi.
WindowsVersionNotSupported=Máy này dùng bản Windows quá cũ. Chương trình cần Windows 10 bản 1809 trở lên, 64 bit. Hãy nâng cấp Windows hoặc cài trên máy khác.
WindowsServicePackRequired=Chương trình cần %1 Service Pack %2 trở lên.
NotOnThisPlatform=Chương trình không chạy được trên %1.
OnlyOnThisPlatform=Chương trình chỉ chạy trên %1.
OnlyOnTheseArchitectures=Chương trình chỉ cài được trên Windows 64 bit. Máy này dùng loại khác:%n%n%1
MissingWOW64APIs=Máy này thiếu phần cần cho việc cài bản 64 bit. Hãy cài Service Pack %1 rồi chạy lại.
WinVersionTooLowError=Máy này dùng bản Windows quá cũ. Chương trình cần Windows 10 bản 1809 trở lên, 64 bit (%1 %2). Hãy nâng cấp Windows hoặc cài trên máy khác.
WinVersionTooHighError=Chương trình không cài được trên %1 %2 trở lên.
AdminPrivilegesRequired=Cần đăng nhập bằng tài khoản quản trị để cài chương trình này.
PowerUserPrivilegesRequired=Cần đăng nhập bằng tài khoản quản trị hoặc thuộc nhóm Power Users để cài chương trình này.
SetupAppRunningError=%1 đang chạy.%n%nHãy đóng mọi cửa sổ của chương trình rồi bấm Tiếp tục; hoặc bấm Hủy để thôi cài.
UninstallAppRunningError=%1 đang chạy.%n%nHãy đóng mọi cửa sổ của chương trình rồi bấm Tiếp tục; hoặc bấm Hủy để thôi gỡ.

PrivilegesRequiredOverrideInstruction=Chọn cách cài
PrivilegesRequiredOverrideTaskDialogText1=%1 cài được cho mọi người dùng máy này (cần quyền quản trị), hoặc chỉ cho đồng chí.
PrivilegesRequiredOverrideMsgBoxText1=%1 cài được cho mọi người dùng máy này (nên chọn, cần quyền quản trị), hoặc chỉ cho đồng chí.%n%nCài cho mọi người dùng?
PrivilegesRequiredOverrideTaskDialogText2=%1 cài được chỉ cho đồng chí, hoặc cho mọi người dùng máy này (cần quyền quản trị).
PrivilegesRequiredOverrideMsgBoxText2=%1 cài được chỉ cho đồng chí (nên chọn), hoặc cho mọi người dùng máy này (cần quyền quản trị).%n%nChỉ cài cho đồng chí?
PrivilegesRequiredOverrideAllUsers=Cài cho &mọi người dùng
PrivilegesRequiredOverrideAllUsersRecommended=Cài cho &mọi người dùng (nên chọn)
PrivilegesRequiredOverrideCurrentUser=&Chỉ cài cho tôi
PrivilegesRequiredOverrideCurrentUserRecommended=&Chỉ cài cho tôi (nên chọn)

ErrorCreatingDir=Không tạo được thư mục "%1"
ErrorTooManyFilesInDir=Không tạo được tệp trong thư mục "%1" vì có quá nhiều tệp

ExitSetupTitle=Thôi cài đặt
ExitSetupMessage=Chưa cài xong. Thôi bây giờ thì chương trình chưa được cài.%n%nLúc khác có thể chạy bộ cài để cài lại.%n%nThôi cài đặt?
AboutSetupMenuItem=&Về bộ cài...
AboutSetupTitle=Về bộ cài
AboutSetupMessage=%1 phiên bản %2%n%3%n%nTrang của %1:%n%4
AboutSetupNote=
TranslatorNote=

ButtonBack=< &Quay lại
ButtonNext=&Tiếp tục >
ButtonInstall=&Cài đặt
ButtonOK=Tiếp tục
ButtonCancel=Hủy
ButtonYes=&Có
ButtonYesToAll=Có với &tất cả
ButtonNo=&Không
ButtonNoToAll=Không với tất &cả
ButtonFinish=&Xong
ButtonBrowse=&Chọn...
ButtonWizardBrowse=C&họn...
ButtonNewFolder=&Tạo thư mục

SelectLanguageTitle=Chọn ngôn ngữ của bộ cài
SelectLanguageLabel=Chọn ngôn ngữ dùng trong lúc cài:

ClickNext=Bấm Tiếp tục để đi tiếp, hoặc Hủy để thôi cài.
BeveledLabel=
BrowseDialogTitle=Chọn thư mục
BrowseDialogLabel=Chọn một thư mục trong danh sách rồi bấm Tiếp tục.
NewFolderName=Thư mục mới

WelcomeLabel1=Cài đặt [name]
WelcomeLabel2=Bộ cài sẽ cài [name/ver] vào máy này, chỉ cho đồng chí, không cần quyền quản trị và không cần mạng.%n%nNên đóng các chương trình khác trước khi tiếp tục.

WizardPassword=Mật khẩu
PasswordLabel1=Bộ cài này có mật khẩu.
PasswordLabel3=Hãy gõ mật khẩu rồi bấm Tiếp tục. Chữ hoa và chữ thường khác nhau.
PasswordEditLabel=&Mật khẩu:
IncorrectPassword=Mật khẩu không đúng. Hãy gõ lại.

WizardLicense=Giấy phép
LicenseLabel=Hãy đọc các điều dưới đây trước khi tiếp tục.
LicenseLabel3=Hãy đọc giấy phép dưới đây. Cần đồng ý thì mới cài tiếp được.
LicenseAccepted=Tôi đồ&ng ý
LicenseNotAccepted=Tôi &không đồng ý

WizardInfoBefore=Cần biết
InfoBeforeLabel=Hãy đọc các điều dưới đây trước khi tiếp tục.
InfoBeforeClickLabel=Đọc xong thì bấm Tiếp tục.
WizardInfoAfter=Cần biết
InfoAfterLabel=Hãy đọc các điều dưới đây trước khi kết thúc.
InfoAfterClickLabel=Đọc xong thì bấm Tiếp tục.

WizardUserInfo=Người dùng
UserInfoDesc=Hãy ghi thông tin của đồng chí.
UserInfoName=&Họ tên:
UserInfoOrg=&Đơn vị:
UserInfoSerial=&Số đăng ký:
UserInfoNameRequired=Cần ghi họ tên.

WizardSelectDir=Chọn nơi cài
SelectDirDesc=Cài [name] vào đâu?
SelectDirLabel3=[name] sẽ được cài vào thư mục dưới đây.
SelectDirBrowseLabel=Bấm Tiếp tục để đi tiếp. Muốn cài vào thư mục khác thì bấm Chọn.
DiskSpaceGBLabel=Cần ít nhất [gb] GB trống trên đĩa.
DiskSpaceMBLabel=Cần ít nhất [mb] MB trống trên đĩa.
CannotInstallToNetworkDrive=Không cài được vào ổ đĩa mạng.
CannotInstallToUNCPath=Không cài được vào đường dẫn mạng.
InvalidPath=Cần gõ đủ đường dẫn có tên ổ đĩa, như:%n%nC:\SoTay%n%nhoặc đường dẫn mạng dạng:%n%n\\maychu\thumuc
InvalidDrive=Ổ đĩa hoặc thư mục mạng đã chọn không có hoặc không mở được. Hãy chọn nơi khác.
DiskSpaceWarningTitle=Đĩa không đủ chỗ
DiskSpaceWarning=Cần ít nhất %1 KB trống, nhưng ổ đĩa đã chọn chỉ còn %2 KB.%n%nVẫn tiếp tục?
DirNameTooLong=Tên thư mục hoặc đường dẫn quá dài.
InvalidDirName=Tên thư mục không đúng.
BadDirName32=Tên thư mục không được có các ký tự này:%n%n%1
DirExistsTitle=Thư mục đã có
DirExists=Thư mục:%n%n%1%n%nđã có rồi. Vẫn cài vào đó?
DirDoesntExistTitle=Chưa có thư mục
DirDoesntExist=Thư mục:%n%n%1%n%nchưa có. Tạo thư mục này?

WizardSelectComponents=Chọn thành phần
SelectComponentsDesc=Cài những thành phần nào?
SelectComponentsLabel2=Đánh dấu thành phần cần cài, bỏ dấu thành phần không cần. Xong thì bấm Tiếp tục.
FullInstallation=Cài đầy đủ
CompactInstallation=Cài gọn
CustomInstallation=Tự chọn
NoUninstallWarningTitle=Thành phần đã có
NoUninstallWarning=Các thành phần này đã có trên máy:%n%n%1%n%nBỏ dấu không gỡ chúng ra.%n%nVẫn tiếp tục?
ComponentSize1=%1 KB
ComponentSize2=%1 MB
ComponentsDiskSpaceGBLabel=Các thành phần đã chọn cần ít nhất [gb] GB trống.
ComponentsDiskSpaceMBLabel=Các thành phần đã chọn cần ít nhất [mb] MB trống.

WizardSelectTasks=Chọn việc làm thêm
SelectTasksDesc=Làm thêm những việc nào?
SelectTasksLabel2=Đánh dấu việc cần làm thêm khi cài [name], rồi bấm Tiếp tục.

WizardSelectProgramGroup=Chọn nhóm trong menu Start
SelectStartMenuFolderDesc=Đặt lối tắt của chương trình ở đâu?
SelectStartMenuFolderLabel3=Lối tắt sẽ nằm trong nhóm dưới đây của menu Start.
SelectStartMenuFolderBrowseLabel=Bấm Tiếp tục để đi tiếp. Muốn chọn nhóm khác thì bấm Chọn.
MustEnterGroupName=Cần gõ tên nhóm.
GroupNameTooLong=Tên nhóm hoặc đường dẫn quá dài.
InvalidGroupName=Tên nhóm không đúng.
BadGroupName=Tên nhóm không được có các ký tự này:%n%n%1
NoProgramGroupCheck2=&Không tạo nhóm trong menu Start

WizardReady=Sẵn sàng cài
ReadyLabel1=Đã sẵn sàng cài [name] vào máy này.
ReadyLabel2a=Bấm Cài đặt để cài, hoặc Quay lại để xem và sửa các lựa chọn.
ReadyLabel2b=Bấm Cài đặt để cài.
ReadyMemoUserInfo=Người dùng:
ReadyMemoDir=Nơi cài:
ReadyMemoType=Cách cài:
ReadyMemoComponents=Thành phần:
ReadyMemoGroup=Nhóm trong menu Start:
ReadyMemoTasks=Việc làm thêm:

DownloadingLabel=Đang tải thêm tệp...
ButtonStopDownload=&Thôi tải
StopDownload=Thôi tải thật không?
ErrorDownloadAborted=Đã thôi tải
ErrorDownloadFailed=Không tải được: %1 %2
ErrorDownloadSizeFailed=Không biết được cỡ tệp: %1 %2
ErrorFileHash1=Không tính được mã băm của tệp: %1
ErrorFileHash2=Mã băm không khớp: phải là %1, thực tế %2
ErrorProgress=Tiến độ không đúng: %1 / %2
ErrorFileSize=Cỡ tệp không đúng: phải là %1, thực tế %2

WizardPreparing=Chuẩn bị cài
PreparingDesc=Đang chuẩn bị cài [name] vào máy này.
PreviousInstallNotCompleted=Lần cài hoặc gỡ trước chưa xong. Cần khởi động lại máy để làm xong việc ấy.%n%nKhởi động lại rồi chạy bộ cài này để cài [name].
CannotContinue=Không tiếp tục được. Hãy bấm Hủy để thoát.
ApplicationsFound=Các chương trình này đang dùng tệp cần thay. Nên để bộ cài tự đóng chúng.
ApplicationsFound2=Các chương trình này đang dùng tệp cần thay. Nên để bộ cài tự đóng chúng; cài xong bộ cài sẽ mở lại.
CloseApplications=&Tự đóng các chương trình
DontCloseApplications=&Không đóng các chương trình
ErrorCloseApplications=Không tự đóng được hết các chương trình. Nên đóng các chương trình đang dùng tệp cần thay rồi hãy tiếp tục.
PrepareToInstallNeedsRestart=Cần khởi động lại máy. Khởi động lại rồi chạy bộ cài này để cài xong [name].%n%nKhởi động lại bây giờ?

WizardInstalling=Đang cài
InstallingLabel=Đang cài [name] vào máy, xin đợi.

FinishedHeadingLabel=Đã cài xong [name]
FinishedLabelNoIcons=Đã cài xong [name] vào máy này.
FinishedLabel=Đã cài xong [name] vào máy này. Mở chương trình bằng lối tắt trong menu Start.
ClickFinish=Bấm Xong để đóng bộ cài.
FinishedRestartLabel=Cần khởi động lại máy để cài xong [name]. Khởi động lại bây giờ?
FinishedRestartMessage=Cần khởi động lại máy để cài xong [name].%n%nKhởi động lại bây giờ?
ShowReadmeCheck=Có, tôi muốn đọc tệp hướng dẫn
YesRadio=&Có, khởi động lại bây giờ
NoRadio=&Không, tôi khởi động lại sau
RunEntryExec=Mở %1
RunEntryShellExec=Xem %1

ChangeDiskTitle=Cần đĩa tiếp theo
SelectDiskLabel2=Hãy đưa đĩa %1 vào rồi bấm Tiếp tục.%n%nNếu tệp nằm ở thư mục khác thì gõ đường dẫn hoặc bấm Chọn.
PathLabel=Đườn&g dẫn:
FileNotInDir2=Không thấy tệp "%1" trong "%2". Hãy đưa đúng đĩa hoặc chọn thư mục khác.
SelectDirectoryLabel=Hãy cho biết đĩa tiếp theo ở đâu.

SetupAborted=Chưa cài xong.%n%nHãy xử lý điều đã báo rồi chạy lại bộ cài.
AbortRetryIgnoreSelectAction=Chọn cách làm
AbortRetryIgnoreRetry=&Thử lại
AbortRetryIgnoreIgnore=&Bỏ qua và làm tiếp
AbortRetryIgnoreCancel=Thôi cài
RetryCancelSelectAction=Chọn cách làm
RetryCancelRetry=&Thử lại
RetryCancelCancel=Hủy

StatusClosingApplications=Đang đóng các chương trình...
StatusCreateDirs=Đang tạo thư mục...
StatusExtractFiles=Đang chép tệp...
StatusDownloadFiles=Đang tải tệp...
StatusCreateIcons=Đang tạo lối tắt...
StatusCreateIniEntries=Đang ghi thiết lập...
StatusCreateRegistryEntries=Đang ghi vào Registry...
StatusRegisterFiles=Đang đăng ký tệp...
StatusSavingUninstall=Đang ghi thông tin để gỡ...
StatusRunProgram=Đang hoàn tất...
StatusRestartingApplications=Đang mở lại các chương trình...
StatusRollback=Đang trả lại như cũ...

ErrorInternal2=Lỗi của bộ cài: %1
ErrorFunctionFailedNoCode=%1 không thành
ErrorFunctionFailed=%1 không thành; mã %2
ErrorFunctionFailedWithMessage=%1 không thành; mã %2.%n%3
ErrorExecutingProgram=Không chạy được tệp:%n%1

ErrorRegOpenKey=Không mở được mục Registry:%n%1\%2
ErrorRegCreateKey=Không tạo được mục Registry:%n%1\%2
ErrorRegWriteKey=Không ghi được mục Registry:%n%1\%2

ErrorIniEntry=Không ghi được thiết lập vào tệp "%1".

FileAbortRetryIgnoreSkipNotRecommended=&Bỏ qua tệp này (không nên)
FileAbortRetryIgnoreIgnoreNotRecommended=&Làm tiếp (không nên)
SourceIsCorrupted=Tệp nguồn bị hỏng
SourceDoesntExist=Không có tệp nguồn "%1"
SourceVerificationFailed=Tệp nguồn không đúng như khi phát hành: %1
VerificationSignatureDoesntExist=Không có tệp chữ ký "%1"
VerificationSignatureInvalid=Tệp chữ ký "%1" không đúng
VerificationKeyNotFound=Tệp chữ ký "%1" dùng khóa lạ
VerificationFileNameIncorrect=Tên tệp không đúng
VerificationFileTagIncorrect=Nhãn tệp không đúng
VerificationFileSizeIncorrect=Cỡ tệp không đúng
VerificationFileHashIncorrect=Mã băm của tệp không đúng
ExistingFileReadOnly2=Không thay được tệp đã có vì tệp ấy chỉ được đọc.
ExistingFileReadOnlyRetry=&Cho phép ghi rồi thử lại
ExistingFileReadOnlyKeepExisting=&Giữ tệp đã có
ErrorReadingExistingDest=Không đọc được tệp đã có:
FileExistsSelectAction=Chọn cách làm
FileExists2=Tệp này đã có.
FileExistsOverwriteExisting=&Thay tệp đã có
FileExistsKeepExisting=&Giữ tệp đã có
FileExistsOverwriteOrKeepAll=&Làm như vậy với các tệp sau
ExistingFileNewerSelectAction=Chọn cách làm
ExistingFileNewer2=Tệp đã có mới hơn tệp của bộ cài.
ExistingFileNewerOverwriteExisting=&Thay tệp đã có
ExistingFileNewerKeepExisting=&Giữ tệp đã có (nên chọn)
ExistingFileNewerOverwriteOrKeepAll=&Làm như vậy với các tệp sau
ErrorChangingAttr=Không đổi được thuộc tính của tệp đã có:
ErrorCreatingTemp=Không tạo được tệp trong thư mục cài:
ErrorReadingSource=Không đọc được tệp nguồn:
ErrorCopying=Không chép được tệp:
ErrorDownloading=Không tải được tệp:
ErrorExtracting=Không giải nén được tệp:
ErrorReplacingExistingFile=Không thay được tệp đã có:
ErrorRestartReplace=Không thay được khi khởi động lại:
ErrorRenamingTemp=Không đổi được tên tệp trong thư mục cài:
ErrorRegisterServer=Không đăng ký được DLL/OCX: %1
ErrorRegSvr32Failed=RegSvr32 dừng với mã %1
ErrorRegisterTypeLib=Không đăng ký được thư viện kiểu: %1

UninstallDisplayNameMark=%1 (%2)
UninstallDisplayNameMarks=%1 (%2, %3)
UninstallDisplayNameMark32Bit=32 bit
UninstallDisplayNameMark64Bit=64 bit
UninstallDisplayNameMarkAllUsers=mọi người dùng
UninstallDisplayNameMarkCurrentUser=người dùng này

ErrorOpeningReadme=Không mở được tệp hướng dẫn.
ErrorRestartingComputer=Không tự khởi động lại được máy. Hãy khởi động lại bằng tay.

UninstallNotFound=Không có tệp "%1" nên không gỡ được.
UninstallOpenError=Không mở được tệp "%1" nên không gỡ được
UninstallUnsupportedVer=Bộ gỡ này không đọc được tệp ghi "%1" nên không gỡ được
UninstallUnknownEntry=Gặp mục lạ (%1) trong tệp ghi
ConfirmUninstall=Gỡ %1 khỏi máy này? Cuốn sổ, tệp khóa và bản sao lưu của chi bộ không bị xóa.
UninstallOnlyOnWin64=Bản này chỉ gỡ được trên Windows 64 bit.
OnlyAdminCanUninstall=Cần quyền quản trị để gỡ bản này.
UninstallStatusLabel=Đang gỡ %1, xin đợi.
UninstalledAll=Đã gỡ %1. Cuốn sổ của chi bộ vẫn còn nguyên trên máy.
UninstalledMost=Đã gỡ %1, còn vài tệp không gỡ được; có thể xóa bằng tay. Cuốn sổ của chi bộ vẫn còn nguyên trên máy.
UninstalledAndNeedsRestart=Cần khởi động lại máy để gỡ xong %1.%n%nKhởi động lại bây giờ?
UninstallDataCorrupted=Tệp "%1" bị hỏng nên không gỡ được

ConfirmDeleteSharedFileTitle=Xóa tệp dùng chung?
ConfirmDeleteSharedFile2=Tệp dùng chung này không còn chương trình nào dùng. Xóa tệp này?%n%nKhông chắc thì chọn Không: để lại tệp không hại gì.
SharedFileNameLabel=Tên tệp:
SharedFileLocationLabel=Nơi để:
WizardUninstalling=Đang gỡ
StatusUninstalling=Đang gỡ %1...

ShutdownBlockReasonInstallingApp=Đang cài %1.
ShutdownBlockReasonUninstallingApp=Đang gỡ %1.

[CustomMessages]
NameAndVersion=%1 phiên bản %2
AdditionalIcons=Lối tắt:
CreateDesktopIcon=Đặt lối tắt trên &màn hình nền
CreateQuickLaunchIcon=Đặt lối tắt trên thanh &mở nhanh
ProgramOnTheWeb=%1 trên mạng
UninstallProgram=Gỡ %1
LaunchProgram=Mở %1
AssocFileExtension=&Mở tệp %2 bằng %1
AssocingFileExtension=Đang gắn tệp %2 với %1...
AutoStartProgramGroupDescription=Khởi động:
AutoStartProgram=Tự mở %1
AddonHostProgramNotFound=Không thấy %1 trong thư mục đã chọn.%n%nVẫn tiếp tục?
