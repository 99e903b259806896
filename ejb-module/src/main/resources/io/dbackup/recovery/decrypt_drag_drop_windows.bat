@echo off
rem Drag backup files or folders onto this file. Needs Node 18 or later, or else a JDK 17 or later.
rem The key is read from master.key beside this script; it never appears on a command line.
setlocal
if "%~1"=="" (
  echo Drag one or more backup files onto this file, or the folder of a backup of several databases.
  pause
  exit /b 2
)
where node >nul 2>nul
if not errorlevel 1 (
  node "%~dp0decrypt_backup.js" %*
  goto done
)
where java >nul 2>nul
if not errorlevel 1 (
  java "%~dp0DecryptBackup.java" %*
  goto done
)
echo Neither Node (18 or later, https://nodejs.org) nor a JDK (17 or later, https://adoptium.net) was found.
pause
exit /b 1

:done
set status=%errorlevel%
pause
exit /b %status%
