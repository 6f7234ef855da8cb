; Puts a folder on the person's PATH and takes it off again.
;
; The PATH is changed where it is in memory: a variable of NSIS holds 1024 characters, and would cut off the rest of a
; longer PATH. In memory it has a semicolon in front and behind, so that a folder is found only where its name ends.

!include WinMessages.nsh

; The PATH of the person is in $R2 after this, with room for ROOM more characters: ";…;". $R0 is the key, $R1 its kind.
!macro ReadPath room
  StrCpy $R1 2 ; REG_EXPAND_SZ, for a person who has none.
  StrCpy $R3 0
  System::Call 'advapi32::RegCreateKeyExW(p 0x80000001, w "Environment", i 0, p 0, i 0, i 0x20003, p 0, *p .R0, p 0)'
  System::Call 'advapi32::RegQueryValueExW(p R0, w "Path", p 0, *i .R1, p 0, *i .R3) i.R4'
  ${If} $R4 <> 0
    StrCpy $R1 2
    StrCpy $R3 0
  ${EndIf}
  IntOp $R5 ${room} * 2
  IntOp $R5 $R5 + $R3
  IntOp $R5 $R5 + 16
  System::Alloc $R5
  Pop $R2
  System::Call 'kernel32::lstrcpyW(p R2, w ";")'
  IntPtrOp $R4 $R2 + 2
  ${If} $R3 > 0
    System::Call 'advapi32::RegQueryValueExW(p R0, w "Path", p 0, p 0, p R4, *i R3R3)'
  ${EndIf}
  System::Call 'kernel32::lstrcatW(p R2, w ";")'
!macroend

; Writes the PATH in $R2 back without the semicolons around it, tells the programs that run, and frees it.
!macro WritePath
  System::Call 'shlwapi::StrTrimW(p R2, w ";")'
  System::Call 'kernel32::lstrlenW(p R2) i.R3'
  ${If} $R3 = 0
    System::Call 'advapi32::RegDeleteValueW(p R0, w "Path")'
  ${Else}
    IntOp $R3 $R3 * 2
    IntOp $R3 $R3 + 2
    System::Call 'advapi32::RegSetValueExW(p R0, w "Path", i 0, i R1, p R2, i R3)'
  ${EndIf}
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=5000
!macroend

!macro ClosePath
  System::Free $R2
  System::Call 'advapi32::RegCloseKey(p R0)'
!macroend

!macro AddToPath folder
  StrLen $R6 "${folder}"
  IntOp $R6 $R6 + 2
  !insertmacro ReadPath $R6
  System::Call 'shlwapi::StrStrIW(p R2, w ";${folder};") p.R4'
  ${If} $R4 P= 0
    System::Call 'kernel32::lstrcatW(p R2, w "${folder}")'
    !insertmacro WritePath
  ${EndIf}
  !insertmacro ClosePath
!macroend

!macro RemoveFromPath folder
  !insertmacro ReadPath 0
  System::Call 'shlwapi::StrStrIW(p R2, w ";${folder};") p.R4'
  ${If} $R4 P<> 0
    ; What stands behind the folder takes its place, up to the zero at the end.
    StrLen $R6 ";${folder}"
    IntOp $R6 $R6 * 2
    IntPtrOp $R5 $R4 + $R6
    System::Call 'kernel32::lstrlenW(p R5) i.R6'
    IntOp $R6 $R6 * 2
    IntOp $R6 $R6 + 2
    System::Call 'kernel32::RtlMoveMemory(p R4, p R5, p R6)'
    !insertmacro WritePath
  ${EndIf}
  !insertmacro ClosePath
!macroend
