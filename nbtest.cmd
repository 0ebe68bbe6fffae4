@echo off
rem The same as nbtest.sh, for Windows: nbtest.ps1 does it.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0nbtest.ps1" %*
exit /b %ERRORLEVEL%
