; The installer for Windows, made from the frozen folder by Inno Setup 6. Not run yet: nobody has built on Windows so far.
;
;     python packaging\dev.py build
;     iscc /DVersion=0.1.0 packaging\windows\coprod.iss
;
; It installs for one user, without an administrator's rights, and makes a double-click on a .coprod file open it.

#ifndef Version
  #error Name the version, as in /DVersion=0.1.0
#endif
#define Program "Coprod Desktop"
#define Frozen "..\..\dist\coprod-desktop"

[Setup]
AppId={{6D0C6B0C-8C55-4E0B-9C6B-7A1C5F2E9D34}
AppName={#Program}
AppVersion={#Version}
AppPublisher=The Coprod Desktop authors
DefaultDirName={autopf}\{#Program}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=coprod-desktop-{#Version}-setup
UninstallDisplayIcon={app}\coprod-desktop.exe
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "it"; MessagesFile: "compiler:Languages\Italian.isl"

[CustomMessages]
en.Workspace=Coprod workspace
it.Workspace=Archivio di Coprod
en.DesktopIcon=An icon on the desktop
it.DesktopIcon=Un’icona sul desktop
en.Open=Open {#Program}
it.Open=Apri {#Program}

[Tasks]
Name: "desktopicon"; Description: "{cm:DesktopIcon}"; Flags: unchecked

[InstallDelete]
; Files of an earlier version would be found by the new one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{#Program}"; Filename: "{app}\coprod-desktop.exe"
Name: "{autodesktop}\{#Program}"; Filename: "{app}\coprod-desktop.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.coprod"; ValueType: string; ValueData: "Coprod.Workspace"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.coprod"; ValueType: string; ValueName: "Content Type"; ValueData: "application/x-coprod"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.coprod\OpenWithProgids"; ValueType: string; ValueName: "Coprod.Workspace"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Coprod.Workspace"; ValueType: string; ValueData: "{cm:Workspace}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Coprod.Workspace\DefaultIcon"; ValueType: string; ValueData: "{app}\coprod-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\Coprod.Workspace\shell\open\command"; ValueType: string; ValueData: """{app}\coprod-desktop.exe"" ""%1"""
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\coprod.exe"; ValueType: string; ValueData: "{app}\coprod.exe"; Flags: uninsdeletekey

[Run]
Filename: "{app}\coprod-desktop.exe"; Description: "{cm:Open}"; Flags: nowait postinstall skipifsilent
