# The same as nbtest.sh, for Windows: builds what is needed, then executes the notebooks, or does what a command of `nb` says.
# Written for Windows PowerShell 5.1, which every Windows has; it knows no characters beyond ASCII in a script.
$ErrorActionPreference = 'Stop'

$needed = 10
$root = $PSScriptRoot
$artifacts = Join-Path $root 'artifacts'
$current = Join-Path $artifacts 'current'
$library = Join-Path (Join-Path $root 'shared') 'bin'
# Nothing else says on which system this is in both kinds of PowerShell.
$windows = [IO.Path]::DirectorySeparatorChar -eq '\'

function Fail([string] $why, [int] $code = 1) {
    [Console]::Error.WriteLine("nbtest.ps1: $why")
    exit $code
}

# The first dotnet that has an SDK new enough. The one on the PATH may be older than another one.
function Find-Dotnet {
    $name = if ($windows) { 'dotnet.exe' } else { 'dotnet' }
    $folders = @($env:PATH -split [IO.Path]::PathSeparator) + @($env:DOTNET_ROOT)
    if ($env:ProgramFiles) { $folders += Join-Path $env:ProgramFiles 'dotnet' }
    if ($env:LOCALAPPDATA) { $folders += Join-Path $env:LOCALAPPDATA 'Microsoft\dotnet' }
    $seen = @()
    foreach ($folder in $folders) {
        if (-not $folder) { continue }
        $candidate = [IO.Path]::Combine($folder, $name)
        if (-not [IO.File]::Exists($candidate)) { continue }
        foreach ($line in @(& $candidate --list-sdks)) {
            $version = ($line -split ' ')[0]
            $seen += $version
            $major = 0
            if ([int]::TryParse(($version -split '\.')[0], [ref] $major) -and $major -ge $needed) { return $candidate }
        }
    }
    $found = if ($seen) { "only $($seen -join ' ') was found" } else { 'none was found' }
    Fail "the .NET SDK $needed or later is needed, and $found. Get it from https://dotnet.microsoft.com/download and run this again." 2
}

# What is built is a function of these files: their content, not their dates.
function Get-Fingerprint {
    $files = @(Get-ChildItem -LiteralPath (Join-Path $root 'src') -Recurse -File -Force | ForEach-Object { $_.FullName } |
        Where-Object { $_.Substring($root.Length) -notmatch '[\\/](bin|obj)[\\/]' })
    $files += @(Get-ChildItem -LiteralPath $root -File -Force | Where-Object { $_.Name -match '^(Directory\..*\.props|global\.json)$' } | ForEach-Object { $_.FullName })
    [Array]::Sort($files, [StringComparer]::Ordinal)
    $one = [Security.Cryptography.SHA256]::Create()
    $text = New-Object Text.StringBuilder
    foreach ($file in $files) {
        $hash = [BitConverter]::ToString($one.ComputeHash([IO.File]::ReadAllBytes($file)))
        [void] $text.Append($file.Substring($root.Length)).Append("`n").Append($hash).Append("`n")
    }
    $all = $one.ComputeHash([Text.Encoding]::UTF8.GetBytes($text.ToString()))
    $one.Dispose()
    return [BitConverter]::ToString($all, 0, 10).Replace('-', '').ToLowerInvariant()
}

function Get-Current([int] $line) {
    if (-not [IO.File]::Exists($current)) { return $null }
    return @([IO.File]::ReadAllLines($current))[$line]
}

function Test-Built {
    return [IO.File]::Exists("$artifacts/nb/$wanted/nb.dll") -and [IO.File]::Exists("$library/Lessons.dll") -and (Get-Current 0) -eq $wanted
}

# The second engine is large, and few ask for it.
function Test-InteractiveBuilt {
    return -not $interactive -or [IO.File]::Exists("$artifacts/nb/$wanted/interactive/Notebooks.Interactive.dll")
}

# The system gives the file back when whoever holds it ends, however that is.
function Get-Lock {
    while ($true) {
        try { return [IO.File]::Open("$artifacts/building.lock", 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [UnauthorizedAccessException] { Fail "$artifacts cannot be written: it belongs to somebody else." }
        catch [IO.IOException] { Start-Sleep -Milliseconds 200 }
    }
}

# Where a program runs from a folder, Windows does not let it be moved.
function Move-Folder([string] $from, [string] $to) {
    try { [IO.Directory]::Move($from, $to) }
    catch { Fail "$from cannot be replaced while a notebook uses it: end the notebook, and run this again. ($($_.Exception.InnerException.Message))" }
}

function Remove-Folder([string] $folder) {
    if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
}

# A source that is edited after the compiler has read it, and before its library is written, is older than the library:
# the next build would take it for compiled.
function Remove-Edited([DateTime] $began) {
    foreach ($folder in Get-ChildItem -LiteralPath "$root/src" -Directory) {
        $edited = Get-ChildItem -LiteralPath $folder.FullName -Recurse -File |
            Where-Object { $_.LastWriteTimeUtc -gt $began -and $_.FullName -notmatch '[\\/](bin|obj)[\\/]' }
        if ($edited) { Remove-Folder "$artifacts/build/obj/$($folder.Name)" }
    }
}

# Says what it builds, how long that takes, and why it fails. The name of each part comes when it is done.
function Publish([string] $title, [string] $project, [string[]] $where) {
    [Console]::Write("$title ... ")
    $began = [DateTime]::UtcNow
    $started = [Diagnostics.Stopwatch]::StartNew()
    $said = [Diagnostics.Stopwatch]::StartNew()
    $log = New-Object Collections.Generic.List[string]
    $ErrorActionPreference = 'Continue'
    # Compilers live too briefly to gain from being measured. Projects that wait for each other leave a core to two more.
    $measured = $env:DOTNET_TieredPGO
    $env:DOTNET_TieredPGO = '0'
    & $dotnet publish "$root/src/$project" --configuration Release --artifacts-path "$artifacts/build" `
        "-maxcpucount:$([Environment]::ProcessorCount + 2)" `
        --use-current-runtime '-p:PublishReadyToRun=true' '-p:RunAnalyzers=false' '-p:NuGetAudit=false' --nologo --verbosity minimal `
        '-nodeReuse:false' '-p:UseSharedCompilation=false' @where | ForEach-Object {
        $log.Add($_)
        if ($said.Elapsed.TotalSeconds -ge 9 -and $_ -match '^ *([A-Za-z.]*) -> ') {
            [Console]::Write("$([int] $started.Elapsed.TotalSeconds) s, $($Matches[1]) ... ")
            $said.Restart()
        }
    }
    $code = $LASTEXITCODE
    $env:DOTNET_TieredPGO = $measured
    [IO.File]::WriteAllLines("$artifacts/build.log", $log)
    Remove-Edited $began
    if ($code -ne 0) {
        [Console]::WriteLine('failed')
        foreach ($line in $log) { [Console]::Error.WriteLine($line) }
        Fail 'the build failed; its messages are above and in artifacts/build.log.'
    }
    [Console]::WriteLine("$([int] $started.Elapsed.TotalSeconds) s")
}

function Get-Content-Hashes([string] $folder) {
    if (-not (Test-Path -LiteralPath $folder)) { return '' }
    $length = (Get-Item -LiteralPath $folder).FullName.Length
    return (Get-ChildItem -LiteralPath $folder -Recurse -File | ForEach-Object { "$($_.FullName.Substring($length)) $((Get-FileHash -LiteralPath $_.FullName).Hash)" } | Sort-Object) -join "`n"
}

function Build {
    # Whoever holds the lock is the only one who builds: these are of builds that were killed.
    Get-ChildItem -Path $artifacts -Filter 'new.*' -Directory | ForEach-Object { Remove-Folder $_.FullName }
    Publish 'Building' 'Publish.proj' @("-p:PublishTo=$new")
    # A run that is going on keeps the folder it started from: each build has one of its own, and the last three stay.
    [void] [IO.Directory]::CreateDirectory("$artifacts/nb")
    if (-not [IO.File]::Exists("$artifacts/nb/$wanted/nb.dll")) {
        Remove-Folder "$artifacts/nb/$wanted"
        Move-Folder "$new/nb" "$artifacts/nb/$wanted"
    }
    Get-ChildItem -Path "$artifacts/nb" -Directory | Sort-Object LastWriteTime -Descending | Select-Object -Skip 3 |
        ForEach-Object { try { Remove-Folder $_.FullName } catch { } }

    # Builds are deterministic: what is the same is left alone, also for those who are reading it.
    if ((Get-Content-Hashes "$new/lessons") -ne (Get-Content-Hashes $library)) {
        if (Test-Path -LiteralPath $library) { Move-Folder $library "$new/lessons.old" }
        Move-Folder "$new/lessons" $library
    }
    [IO.File]::WriteAllText($current, "$wanted`n$dotnet`n")
}

function Build-Interactive {
    Publish 'Building .NET Interactive' 'Notebooks.Interactive' @('--self-contained', 'false', '--output', "$new/interactive")
    Move-Folder "$new/interactive" "$artifacts/nb/$wanted/interactive"
}

# Builds come and go; the one that Jupyter starts stays where it is.
function Copy-Kernel {
    if ((Get-Content-Hashes $nb) -eq (Get-Content-Hashes "$artifacts/kernel")) { return }
    $lock = Get-Lock
    try {
        Remove-Folder "$artifacts/kernel.new"
        Copy-Item -LiteralPath $nb -Destination "$artifacts/kernel.new" -Recurse
        if (Test-Path -LiteralPath "$artifacts/kernel") {
            Remove-Folder "$artifacts/kernel.old"
            Move-Folder "$artifacts/kernel" "$artifacts/kernel.old"
        }
        Move-Folder "$artifacts/kernel.new" "$artifacts/kernel"
        Remove-Folder "$artifacts/kernel.old"
    }
    finally { $lock.Dispose() }
}

$interactive = ($args -join "`n") -match '(^|\n)--engine(\n|=|:)interactive(\n|$)'
[void] [IO.Directory]::CreateDirectory($artifacts)
[void] [IO.Directory]::CreateDirectory((Split-Path $library))
$wanted = Get-Fingerprint
if (-not ((Test-Built) -and (Test-InteractiveBuilt))) {
    $dotnet = Find-Dotnet
    $new = Join-Path $artifacts "new.$PID"
    $lock = Get-Lock
    try {
        # Another one may have built it while this one waited.
        if (-not (Test-Built)) { Build }
        if (-not (Test-InteractiveBuilt)) { Build-Interactive }
    }
    finally {
        Remove-Folder $new
        $lock.Dispose()
    }
}
if ($env:NBTEST_BUILD_ONLY) { exit 0 }

# The dotnet that built it is the one that runs it, and the one the notebooks' own restores find.
$dotnet = Get-Current 1
if (-not [IO.File]::Exists($dotnet)) { $dotnet = Find-Dotnet }
$env:PATH = (Split-Path $dotnet) + [IO.Path]::PathSeparator + $env:PATH
# Commands live for a short time: they start sooner when code is not mapped twice.
$env:DOTNET_EnableWriteXorExecute = '0'
$nb = "$artifacts/nb/$wanted"
if ($args.Count -ge 2 -and "$($args[0]) $($args[1])" -eq 'kernel install') {
    Copy-Kernel
    $nb = "$artifacts/kernel"
}
& $dotnet "$nb/nb.dll" nbtest $root @args
exit $LASTEXITCODE
