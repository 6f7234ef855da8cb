; Puts all files of the program in place, or none of them: each is written beside the old one first (NAME.new), then the old
; ones step aside (NAME.old), then the new ones take their names. What fails in between, the power too, is undone here or by
; the next installer: the old programs stay.

!macro EachFile do
  !insertmacro ${do} "sixty-app.exe"
  !insertmacro ${do} "sixty.exe"
  !insertmacro ${do} "WebView2Loader.dll"
  !insertmacro ${do} "sixty.png"
  !insertmacro ${do} "uninstall.exe"
!macroend

!macro Write name
  !if "${name}" == "uninstall.exe"
    WriteUninstaller "$INSTDIR\${name}.new"
  !else
    File "/oname=${name}.new" "${FROM}\${name}"
  !endif
!macroend

!macro StepAside name
  ${If} ${FileExists} "$INSTDIR\${name}"
    Rename "$INSTDIR\${name}" "$INSTDIR\${name}.old"
  ${EndIf}
!macroend

!macro TakeItsName name
  Rename "$INSTDIR\${name}.new" "$INSTDIR\${name}"
!macroend

!macro Undo name
  ${If} ${FileExists} "$INSTDIR\${name}.old"
    Delete "$INSTDIR\${name}"
    Rename "$INSTDIR\${name}.old" "$INSTDIR\${name}"
  ${EndIf}
  Delete "$INSTDIR\${name}.new"
!macroend

!macro ForgetOld name
  Delete "$INSTDIR\${name}.old"
!macroend

; What a broken-off installer left, too.
!macro Remove name
  Delete "$INSTDIR\${name}.new"
  Delete "$INSTDIR\${name}.old"
  Delete "$INSTDIR\${name}"
!macroend

; Those that came with the program. What a person keeps beside them stays.
!macro DeleteLicences
  !include "${FROM}/licences.nsh"
  RMDir "$INSTDIR\licences"
!macroend

; Ends the installer with the old files in place where something went wrong since the last ClearErrors.
!macro OrPutBack
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(not_written)" /SD IDOK
    SetErrorLevel 5
    Abort
  ${EndIf}
!macroend

!macro PutInPlace
  SetOutPath "$INSTDIR"
  Call putBack
  ClearErrors
  !insertmacro EachFile Write
  SetOutPath "$INSTDIR\licences"
  File "${FROM}\licences\*.*"
  SetOutPath "$INSTDIR"
  !insertmacro OrPutBack
  !insertmacro EachFile StepAside
  !insertmacro OrPutBack
  !insertmacro EachFile TakeItsName
  !insertmacro OrPutBack
  !insertmacro EachFile ForgetOld
  ClearErrors
!macroend

Function putBack
  !insertmacro EachFile Undo
FunctionEnd

; Where nothing was before, nothing is left.
Function .onInstFailed
  Call putBack
  ${If} ${FileExists} "$INSTDIR\sixty.exe"
    !insertmacro GoOnKeeping
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\sixty-app.exe"
    !insertmacro DeleteLicences
    SetOutPath "$TEMP"
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd
