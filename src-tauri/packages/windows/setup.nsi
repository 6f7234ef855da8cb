; The installer for Windows, for one person and without an administrator. installer.sh tells VERSION, SIZE (kB on the
; disk), FROM (the folder with the files), TO (the installer) and, where it is to be signed, SIGN (a command that signs the
; file it is given).

Unicode true
Target amd64-unicode
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
!endif
; The same files make the same installer, whenever they were written.
SetDateSave off
; What cannot be written ends the installer (whole.nsh).
AllowSkipFiles off
!ifdef SIGN
  !uninstfinalize '"${SIGN}" "%1"' = 0
!endif

!define APP_ID "org.sixty.Sixty"
!define SET_UP_TYPE "application/x-sixty-handover"
!define TOKEN_TYPE "application/x-sixty-token"
!define BACKUP_TYPE "application/x-sixty-backup"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Sixty"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define RUN_APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define WEBVIEW2 "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW2_PAGE "https://developer.microsoft.com/microsoft-edge/webview2/consumer/"

!define MUI_ICON "${FROM}\sixty.ico"
!define MUI_UNICON "${FROM}\sixty.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${FROM}\side.bmp"
!define MUI_FINISHPAGE_RUN "$INSTDIR\sixty-app.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(open)"
!define MUI_WELCOMEPAGE_TEXT "$(welcome)"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include nsDialogs.nsh
!include kinds.nsh
!include other.nsh
!include path.nsh
!include running.nsh
!include whole.nsh

Name "Sixty"
OutFile "${TO}"
InstallDir "$LOCALAPPDATA\Programs\Sixty"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "Sixty ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Sixty"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Sixty"
VIAddVersionKey "CompanyName" "Sixty"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.ask un.hear
!insertmacro MUI_UNPAGE_INSTFILES
; The first is taken where the person's language is none of them.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"
!include texts.nsh

Function .onInit
  !insertmacro RefuseBesideOther
FunctionEnd

; An installer of 64 bits sees the registry of 64-bit programs from its start on.
Section
  !insertmacro EndRunning "--end"
  !insertmacro PutInPlace
  !insertmacro GoOnKeeping

  CreateShortcut "$SMPROGRAMS\Sixty.lnk" "$INSTDIR\sixty-app.exe"
  ; Windows shows notifications of a program that this key names, without a name in the shortcut: one there would set the
  ; shortcut apart from the program's own window in the taskbar.
  WriteRegStr HKCU "Software\Classes\AppUserModelId\${APP_ID}" "DisplayName" "Sixty"
  WriteRegStr HKCU "Software\Classes\AppUserModelId\${APP_ID}" "IconUri" "$INSTDIR\sixty.png"
  !insertmacro Associate ".sixty" "Sixty.Setup" "${SET_UP_TYPE}" "$(set_up)"
  !insertmacro Associate ".sixty-token" "Sixty.Token" "${TOKEN_TYPE}" "$(token)"
  !insertmacro Associate ".sixty-backup" "Sixty.Backup" "${BACKUP_TYPE}" "$(backup)"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  !insertmacro AddToPath "$INSTDIR"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Sixty"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Sixty"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\sixty-app.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${UNINSTALL}" "URLInfoAbout" "https://github.com/sixty-app/sixty"
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  Call tellOfWebView2
SectionEnd

; Nothing is loaded unasked: a person gets it from Microsoft themselves. A silent installer says nothing; the program does.
Function tellOfWebView2
  SetRegView 32
  ReadRegStr $0 HKLM "Software\${WEBVIEW2}" "pv"
  SetRegView default
  ${If} $0 == ""
    ReadRegStr $0 HKCU "Software\${WEBVIEW2}" "pv"
  ${EndIf}
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    MessageBox MB_YESNO|MB_ICONINFORMATION "$(needs_webview2)" /SD IDNO IDNO later
    ExecShell open "${WEBVIEW2_PAGE}"
    later:
  ${EndIf}
FunctionEnd

; Removing: a running program is ended first, and what a person may keep goes before the program that deletes it.
Section "-un.running"
  !insertmacro EndRunning "--remove"
SectionEnd

Section /o "un.Everything" everything
  nsExec::Exec '"$INSTDIR\sixty.exe" remove-everything --really'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "$(not_deleted)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
SectionEnd

Section "un.Sixty"
  DeleteRegValue HKCU "${RUN}" "Sixty"
  DeleteRegValue HKCU "${RUN_APPROVED}" "Sixty"
  !insertmacro RemoveFromPath "$INSTDIR"
  !insertmacro Dissociate ".sixty" "Sixty.Setup" "${SET_UP_TYPE}"
  !insertmacro Dissociate ".sixty-token" "Sixty.Token" "${TOKEN_TYPE}"
  !insertmacro Dissociate ".sixty-backup" "Sixty.Backup" "${BACKUP_TYPE}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DeleteRegKey HKCU "Software\Classes\AppUserModelId\${APP_ID}"
  DeleteRegKey /ifempty HKCU "Software\Classes\AppUserModelId"
  DeleteRegKey HKCU "${UNINSTALL}"
  Delete "$SMPROGRAMS\Sixty.lnk"
  ; What the window's page keeps for itself; nothing of a person's is in it.
  RMDir /r "$LOCALAPPDATA\${APP_ID}\EBWebView"
  RMDir "$LOCALAPPDATA\${APP_ID}"
  ; Empty files that stood for locked folders.
  Delete "$LOCALAPPDATA\sixty\*.lock"
  RMDir "$LOCALAPPDATA\sixty"
  !insertmacro EachFile Remove
  !insertmacro DeleteLicences
  RMDir "$INSTDIR"
SectionEnd

; The one question before removing.
Var deletes

Function un.ask
  !insertmacro MUI_HEADER_TEXT "$(^UninstallCaption)" "$(removing)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateCheckbox} 0 0 100% 12u "$(everything)"
  Pop $deletes
  ${NSD_CreateLabel} 12u 14u -12u 40u "$(everything_means)"
  Pop $0
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^UninstallBtn)"
  nsDialogs::Show
FunctionEnd

Function un.hear
  ${NSD_GetState} $deletes $0
  SectionSetFlags ${everything} $0
FunctionEnd

; Without windows nobody can be asked: accounts and tokens stay, unless the command line says otherwise.
Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/EVERYTHING" $1
  ${IfNot} ${Errors}
    SectionSetFlags ${everything} 1
  ${EndIf}
FunctionEnd
