; Ends a running Sixty. It is asked, and finishes first what must not be cut off; the files can be replaced once it has
; ended. Waits for its end, and for commands of sixty.exe, until the person gives up.

!macro EndRunning un
  Push $0
  Push $1
  ${If} ${FileExists} "$INSTDIR\sixty-app.exe"
    ExecWait '"$INSTDIR\sixty-app.exe" --quit'
  ${EndIf}
  !insertmacro AwaitEnd "$INSTDIR\sixty-app.exe"
  !insertmacro AwaitEnd "$INSTDIR\sixty.exe"
  Pop $1
  Pop $0
!macroend

; Windows opens no file for writing while a program runs from it.
!macro AwaitEnd file
  !define AGAIN "again${__LINE__}"
  !define ENDED "ended${__LINE__}"
  ${If} ${FileExists} "${file}"
    ${AGAIN}:
    ; A program needs up to 40 seconds to end.
    ${For} $1 1 240
      ClearErrors
      FileOpen $0 "${file}" a
      ${IfNot} ${Errors}
        FileClose $0
        Goto ${ENDED}
      ${EndIf}
      Sleep 250
    ${Next}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(still_runs)" /SD IDCANCEL IDRETRY ${AGAIN}
    SetErrorLevel 3
    Quit
    ${ENDED}:
  ${EndIf}
  !undef AGAIN
  !undef ENDED
!macroend
