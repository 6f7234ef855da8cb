; Refuses where another Sixty is installed: one in another folder would be left there with nothing that leads to it, and a
; newer one may have written what an older one cannot read.

!include WordFunc.nsh

!macro RefuseBesideOther
  ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\sixty-app.exe"
    ${If} $0 != $INSTDIR
      MessageBox MB_OK|MB_ICONSTOP "$(elsewhere)" /SD IDOK
      SetErrorLevel 6
      Quit
    ${EndIf}
    ReadRegStr $1 HKCU "${UNINSTALL}" "DisplayVersion"
    ${VersionCompare} "$1" "${VERSION}" $2
    ${If} $2 = 1
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(newer)" /SD IDNO IDYES older
      SetErrorLevel 7
      Quit
      older:
    ${EndIf}
  ${EndIf}
!macroend
