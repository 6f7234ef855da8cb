; The kinds of files that the program opens, registered for this person.

; Files with this ending are of this kind, and are opened by the program.
!macro Associate ending kind type name
  WriteRegStr HKCU "Software\Classes\${ending}" "" "${kind}"
  WriteRegStr HKCU "Software\Classes\${ending}" "Content Type" "${type}"
  WriteRegStr HKCU "Software\Classes\${ending}\OpenWithProgids" "${kind}" ""
  WriteRegStr HKCU "Software\Classes\${kind}" "" "${name}"
  WriteRegStr HKCU "Software\Classes\${kind}\DefaultIcon" "" "$INSTDIR\sixty-app.exe,0"
  WriteRegStr HKCU "Software\Classes\${kind}\shell\open\command" "" '"$INSTDIR\sixty-app.exe" "%1"'
!macroend

; An ending that another program has taken since stays with that one, and so does what others wrote beside ours.
!macro Dissociate ending kind type
  DeleteRegKey HKCU "Software\Classes\${kind}"
  DeleteRegValue HKCU "Software\Classes\${ending}\OpenWithProgids" "${kind}"
  DeleteRegKey /ifempty HKCU "Software\Classes\${ending}\OpenWithProgids"
  ReadRegStr $0 HKCU "Software\Classes\${ending}" ""
  ${If} $0 == "${kind}"
    DeleteRegValue HKCU "Software\Classes\${ending}" ""
    ReadRegStr $0 HKCU "Software\Classes\${ending}" "Content Type"
    ${If} $0 == "${type}"
      DeleteRegValue HKCU "Software\Classes\${ending}" "Content Type"
    ${EndIf}
  ${EndIf}
  DeleteRegKey /ifempty HKCU "Software\Classes\${ending}"
!macroend
