; The program for Windows in one file, made by makensis (zlib licence) on any system.
;
; Like the one for Linux it installs nothing: it unpacks itself once into %LOCALAPPDATA%\Beistand\<hash> and
; runs from there, as the user who clicked it (no UAC question). Its own name and place are handed on, for
; the session number in it and for "Remove everything".
;
; Defines: APP folder, OUT file, HASH 16 hex digits of what is packed, SERVER address
Unicode true
; What is packed is for x64 anyway.
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
SilentInstall silent
AutoCloseWindow true
CRCCheck force
Name "Beistand"
OutFile "${OUT}"
ManifestDPIAware true
VIProductVersion "1.0.0.0"
VIAddVersionKey "ProductName" "Beistand"
VIAddVersionKey "FileDescription" "Fernwartung / remote support"
VIAddVersionKey "FileVersion" "1.0.0.0"
VIAddVersionKey "LegalCopyright" "Beistand"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\German.nlf"
LangString failed ${LANG_ENGLISH} "The program cannot be unpacked. Perhaps the disk is full. Please make room and start it again."
LangString failed ${LANG_GERMAN} "Das Programm kann nicht entpackt werden. Vielleicht ist der Datenträger voll. Bitte schaffen Sie Platz und starten Sie es noch einmal."

!include "FileFunc.nsh"
!include "LogicLib.nsh"

Section
  StrCpy $1 "$LOCALAPPDATA\Beistand"
  StrCpy $2 "$1\${HASH}"
  ${IfNot} ${FileExists} "$2\complete"
    ; Into a neighbour first. Of two that do it at the same time one wins.
    System::Call 'kernel32::GetCurrentProcessId() i .r3'
    StrCpy $4 "$1\new.$3"
    ClearErrors
    SetOutPath "$4"
    File /r "${APP}\*.*"
    ${If} ${Errors}
      SetOutPath "$TEMP"
      RMDir /r "$4"
      MessageBox MB_ICONSTOP "$(failed)"
      Quit
    ${EndIf}
    SetOutPath "$TEMP"
    Rename "$4" "$2"
    RMDir /r "$4"
    ${IfNot} ${FileExists} "$2\complete"
      MessageBox MB_ICONSTOP "$(failed)"
      Quit
    ${EndIf}
  ${EndIf}
  ${GetParameters} $5
  SetOutPath "$PROFILE"
  Exec '"$2\runtime\bin\javaw.exe" -Xmx256m -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-Dbeistand.native=$2\native" "-Dbeistand.program=$EXEPATH" "-Dbeistand.unpacked=$2" -cp "$2\lib\*" de.beistand.agent.Main "--server=${SERVER}" $5'
SectionEnd
