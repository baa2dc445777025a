using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Starting;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>The program as a service: what the system is told of it, where that is refused, and what it tells the system. Nothing is installed.</summary>
[Trait("Needs", "application")]
public sealed class ServiceTests : IDisposable
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_unit_says_how_it_is_run_and_what_it_may_write_to()
    {
        var unit = SystemdService.Unit(Plan(("Boluo:Backup:SecondFolder", "/mnt/第二 份")));
        string[] lines = ["Type=notify", "User=boluo", "Restart=on-failure", "NoNewPrivileges=true", "ProtectSystem=strict", "CapabilityBoundingSet=", $"WorkingDirectory={_folder.Path}",
            $"ReadWritePaths=\"{_folder.File("App_Data")}\" \"-/mnt/第二 份\"", $"ExecStart=\"/opt/boluo/Boluo.Dashboard\" \"--a=50%% $$1 \\\"x\\\"\" \"--contentRoot={_folder.Path}\""];
        Assert.All(lines, line => Assert.Contains($"\n{line}\n", unit, StringComparison.Ordinal));
        Assert.Contains("\nAmbientCapabilities=CAP_NET_BIND_SERVICE\n", SystemdService.Unit(Plan(("Urls", "http://*:80"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systemd_understands_the_unit()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "No systemd-analyze on this machine.");
        var path = _folder.File($"{ServicePlan.Name}.service");
        await File.WriteAllTextAsync(path, SystemdService.Unit(Plan() with { Command = ["/usr/bin/env", "--a=50% $1 \"x\""] }), Cancel);
        using var analysis = Process.Start(new ProcessStartInfo("systemd-analyze", ["verify", path]) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = await analysis.StandardError.ReadToEndAsync(Cancel);
        await analysis.WaitForExitAsync(Cancel);
        Assert.DoesNotContain(ServicePlan.Name, said, StringComparison.Ordinal);
        Assert.Equal(0, analysis.ExitCode);
    }

    [Fact]
    public void Windows_is_given_the_whole_command_an_account_and_what_to_do_after_a_failure()
    {
        var steps = WindowsService.Installing(Plan()).Select(s => string.Join(' ', s)).ToList();
        Assert.StartsWith("sc.exe create boluo-dashboard binPath= \"/opt/boluo/Boluo.Dashboard\" ", steps[0], StringComparison.Ordinal);
        Assert.EndsWith(@" start= delayed-auto obj= NT SERVICE\boluo-dashboard DisplayName= 博罗县城市基层党建数据看板", steps[0], StringComparison.Ordinal);
        Assert.Equal("sc.exe failureflag boluo-dashboard 1", steps[2]);
        Assert.Equal($@"icacls.exe {_folder.File("App_Data")} /grant NT SERVICE\boluo-dashboard:(OI)(CI)M /T /Q", steps[3]);
    }

    [Fact]
    public void It_is_not_installed_by_whoever_may_not_nor_without_settings_nor_beside_the_files_of_others()
    {
        var plan = Plan();
        Assert.Null(plan.Refusal(isPrivileged: true, ["PATH", "HOME", "DOTNET_ROOT"]));
        Assert.Equal(OperatingSystem.IsWindows() ? "请用“以管理员身份运行”的命令提示符执行。" : "须由root执行，例如在命令前加sudo。", plan.Refusal(isPrivileged: false, []));
        Assert.Contains("去掉这些环境变量：Boluo__Brand、ConnectionStrings__Boluo。", plan.Refusal(isPrivileged: true, ["ConnectionStrings__Boluo", "Boluo__Brand"]), StringComparison.Ordinal);
        Assert.StartsWith("服务用自己的账号运行，不能读取/root", (plan with { ContentRoot = "/root/boluo" }).Refusal(isPrivileged: true, []), StringComparison.Ordinal);

        Directory.CreateDirectory(_folder.File("App_Data/keys"));
        File.WriteAllText(_folder.File("App_Data/boluo.db-wal"), "");
        Assert.Null(plan.Refusal(isPrivileged: true, []));
        File.WriteAllText(_folder.File("App_Data/账本.xlsx"), "");
        Assert.Contains("请把数据库放在专用的文件夹", plan.Refusal(isPrivileged: true, []), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--install-service")]
    [InlineData("--uninstall-service")]
    public async Task Without_systemd_the_commands_say_so_and_make_nothing(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Directory.Exists("/run/systemd/system"), "This machine has services, and none is installed on it.");
        await using var program = ProgramProcess.Start(_folder.File("boluo.db"), arguments: [command]);
        var (code, lines) = await program.RefusalAsync();
        Assert.Equal((1, "未完成：本机不由systemd管理服务，请用本机自己的方式让程序随计算机启动。"), (code, Assert.Single(lines)));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    /// <summary>In a namespace where systemd seems to run and its commands only say what they were asked.</summary>
    [Fact]
    public async Task Systemd_is_asked_to_run_it_under_an_account_of_its_own_and_to_forget_it_again()
    {
        const string walk = "mount -t tmpfs none /run/systemd && mount -t tmpfs none /etc/systemd && mkdir /run/systemd/system /etc/systemd/system || exit 9; "
            + "export PATH=\"$STUBS:$PATH\"; unset ASPNETCORE_ENVIRONMENT ASPNETCORE_URLS ConnectionStrings__Boluo; "
            + "\"$@\" --install-service && cat /etc/systemd/system/*.service && \"$@\" --uninstall-service && ls -A /etc/systemd/system";
        Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.Exists("/run/systemd") && Directory.Exists("/etc/systemd") && await CanMountAsync(), "Nothing can be mounted on this machine.");
        foreach (var name in (string[])["useradd", "chown", "systemctl"])
        {
            await File.WriteAllTextAsync(_folder.File(name), $"#!/bin/sh\necho {name} \"$@\"\n", Cancel);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.File(name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        await File.WriteAllTextAsync(_folder.File("appsettings.json"), """{ "Boluo": { "Brand": "品牌" } }""", Cancel);
        await using var program = ProgramProcess.Start(_folder.File("boluo.db"), under: ["unshare", "-rm", "sh", "-c", walk, "sh"], arguments: [$"--contentRoot={_folder.Path}"], settings: ("STUBS", _folder.Path));
        var (code, lines) = await program.RefusalAsync();
        Assert.True(code == 0, string.Join('\n', lines));
        var data = _folder.File("App_Data");
        string[] asked = [$"useradd --system --user-group --no-create-home --home-dir {data} --shell /usr/sbin/nologin boluo", $"chown -R boluo: {data}", "systemctl daemon-reload", "systemctl enable --now boluo-dashboard"];
        Assert.StartsWith(string.Join('\n', asked) + "\n已安装并启动服务boluo-dashboard，随计算机启动；", program.Output, StringComparison.Ordinal);
        Assert.Contains($" \"--contentRoot={_folder.Path}\"\n", program.Output, StringComparison.Ordinal);
        Assert.EndsWith("systemctl disable --now boluo-dashboard\nsystemctl daemon-reload\n已停止并卸载服务boluo-dashboard，程序和数据保留。\n", program.Output, StringComparison.Ordinal);
    }

    private static async Task<bool> CanMountAsync()
    {
        using var tried = Process.Start("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/run/systemd"]);
        await tried.WaitForExitAsync(Cancel);
        return tried.ExitCode == 0;
    }

    /// <summary>A shell that has its name is systemd enough; a socket of ours hears what the program tells.</summary>
    [Fact]
    public async Task Under_systemd_it_tells_when_it_is_ready_and_stops_within_five_seconds()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/sh") && File.Exists("/usr/bin/setpriv"), "No shell to stand for systemd.");
        TestDatabase.CopyTo(_folder.File("boluo.db"));
        var systemd = _folder.File("systemd");
        File.Copy("/bin/sh", systemd);
        using var notified = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        notified.Bind(new UnixDomainSocketEndPoint(_folder.File("notify")));
        string[] under = [systemd, "-c", "trap 'kill -TERM $child' TERM; setpriv --pdeathsig KILL \"$@\" & child=$!; wait $child; wait $child", "sh"];
        await using var program = ProgramProcess.Start(_folder.File("boluo.db"), under: under, settings: ("NOTIFY_SOCKET", _folder.File("notify")));
        await program.ListeningAsync();
        Assert.Equal("READY=1", await HearAsync());
        await program.StopAsync();
        Assert.Equal("STOPPING=1", await HearAsync());
        await program.EndedAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, program.ExitCode);

        async Task<string> HearAsync()
        {
            var heard = new byte[200];
            return Encoding.UTF8.GetString(heard, 0, await notified.ReceiveAsync(heard.AsMemory(), Cancel).AsTask().WaitAsync(TimeSpan.FromMinutes(1), Cancel)).Trim();
        }
    }

    private ServicePlan Plan(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([.. settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)), KeyValuePair.Create("Boluo:DataDirectory", (string?)RepositoryFiles.Data)]).Build();
        return ServicePlan.Make(StartSettings.Read(configuration, new Surroundings(_folder.Path)), _folder.Path, "/opt/boluo/Boluo.Dashboard", ["--a=50% $1 \"x\""]);
    }
}
