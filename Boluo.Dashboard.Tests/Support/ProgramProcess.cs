using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>The program as an operator starts it: a process with settings in its environment, in a folder of its own.</summary>
public sealed partial class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly List<Uri> _addresses = [];
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProgramProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) => { if (e.Data is not null) lock (_error) _error.AppendLine(e.Data); };
    }

    /// <param name="databasePath">Its database, in whose folder it works.</param>
    /// <param name="under">A command and its arguments that start the program in surroundings of their own; none for the machine as it is.</param>
    /// <param name="arguments">What the operator asks for on the command line.</param>
    public static ProgramProcess Start(string databasePath, string? dataDirectory = null, string url = "http://127.0.0.1:0", string environment = "Production", string? binaries = null,
        IReadOnlyList<string>? under = null, IReadOnlyList<string>? arguments = null, params IEnumerable<(string Key, string Value)> settings)
    {
        string[] command = [.. under ?? [], "dotnet", Path.Combine(binaries ?? AppContext.BaseDirectory, "Boluo.Dashboard.dll"), .. arguments ?? []];
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetDirectoryName(databasePath),
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = environment,
                ["ASPNETCORE_URLS"] = url,
                ["DOTNET_TieredPGO"] = "0", // As in the tests themselves: it is over before that pays.
                ["DOTNET_TC_CallCountingDelayMs"] = "0",
                ["DOTNET_TC_CallCountThreshold"] = "100", // Hexadecimal: 256, as there.
                ["ConnectionStrings__Boluo"] = new SqliteConnectionStringBuilder { DataSource = databasePath }.ConnectionString,
            },
        };
        if (dataDirectory is not null) info.Environment["Boluo__DataDirectory"] = dataDirectory;
        foreach (var (key, value) in settings) info.Environment[key] = value;
        var started = new ProgramProcess(new Process { StartInfo = info });
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        return started;
    }

    public string Output { get { lock (_output) return _output.ToString(); } }

    /// <summary>All that it listens on, once it does.</summary>
    public IReadOnlyList<Uri> Addresses { get { lock (_addresses) return [.. _addresses]; } }

    public string Error { get { lock (_error) return _error.ToString(); } }

    /// <summary>Once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Where it listens, as soon as it does; a minute of the processor is allowed, however many others want it.</summary>
    public async Task<Uri> ListeningAsync()
    {
        var ended = _process.WaitForExitAsync();
        while (!_listening.Task.IsCompleted)
        {
            Assert.False(await Task.WhenAny(_listening.Task, ended, Task.Delay(Look)) == ended, $"It ended: {Output} {_error}");
            Assert.True(Used < TimeSpan.FromMinutes(1), $"It does not listen: {Output} {_error}");
        }

        return await _listening.Task;
    }

    /// <summary>The address of the second beginning (or a later one) of a program that begins anew in the same process.</summary>
    public async Task<Uri> ListeningAgainAsync(int times = 2)
    {
        await ListeningAsync();
        while (true)
        {
            if (Address().Matches(Output) is var matches && matches.Count >= times) return new Uri(matches[^1].Groups["url"].Value);
            Assert.False(_process.HasExited, $"It ended: {Output} {_error}");
            Assert.True(Used < TimeSpan.FromMinutes(times), $"It does not listen again: {Output} {_error}");
            await Task.Delay(Look);
        }
    }

    /// <summary>The exit code and the lines on the error output of a start that fails; ten seconds of the processor are allowed, however many others want it.</summary>
    public async Task<(int Code, string[] Lines)> RefusalAsync()
    {
        var ended = _process.WaitForExitAsync();
        while (await Task.WhenAny(ended, Task.Delay(Look)) != ended) Assert.True(Used < TimeSpan.FromSeconds(10), $"It has not ended: {Output}");
        return (_process.ExitCode, _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>Ends it at once, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it as soon as it leaves some sign. Looks from a thread of its own: what waits for its turn among other tests comes too late.</summary>
    /// <returns>False where it had come to its end before.</returns>
    public async Task<bool> KilledAtAsync(Func<bool> sign)
    {
        var seen = await Task.Factory.StartNew(() =>
        {
            while (!sign())
            {
                if (_process.HasExited) return false;
                Thread.Sleep(1);
            }

            _process.Kill();
            return true;
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await _process.WaitForExitAsync();
        return seen;
    }

    /// <summary>Asks it to stop, as the system does that it runs on.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public Task EndedAsync(TimeSpan patience) => _process.WaitForExitAsync().WaitAsync(patience);

    private TimeSpan Used
    {
        get
        {
            try
            {
                return _process.TotalProcessorTime;
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                return TimeSpan.Zero; // It has just ended.
            }
        }
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (Address().Match(line) is { Success: true } match) lock (_addresses) _addresses.Add(new Uri(match.Groups["url"].Value));
        if (line.Contains("Application started", StringComparison.Ordinal)) _listening.TrySetResult(Addresses[0]);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (?<url>\S+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
