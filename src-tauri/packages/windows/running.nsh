; Ends a running Sixty: the desktop program, and `sixty keep`, which the Task Scheduler may run. Each is asked, and finishes
; first what must not be cut off; the files can be replaced once it has ended. Waits for its end, and for commands of
; sixty.exe, until the person gives up. keep: how `sixty keep` is told.

!macro EndRunning keep
  Push $0
  Push $1
  ${If} ${FileExists} "$INSTDIR\sixty-app.exe"
    ExecWait '"$INSTDIR\sixty-app.exe" --quit'
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\sixty.exe"
    ; A program from before `keep` refuses, and has none that runs.
    nsExec::Exec '"$INSTDIR\sixty.exe" keep ${keep}'
    Pop $0
  ${EndIf}
  !insertmacro AwaitEnd "$INSTDIR\sixty-app.exe"
  !insertmacro AwaitEnd "$INSTDIR\sixty.exe"
  Pop $1
  Pop $0
!macroend

; Lets the Task Scheduler begin `sixty keep` again, where it is registered there.
!macro GoOnKeeping
  Push $0
  nsExec::Exec '"$SYSDIR\schtasks.exe" /Run /TN "Sixty keep"'
  Pop $0
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
