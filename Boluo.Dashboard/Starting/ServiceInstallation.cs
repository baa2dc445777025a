using System.ComponentModel;
using System.Diagnostics;
using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Starting;

/// <summary>Has the system run the program from the start of the computer on, and puts it right when it fails; and takes that back.</summary>
internal static class ServiceInstallation
{
    private static bool HasSystemd => Directory.Exists("/run/systemd/system");

    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="StartRefusedException">Nothing was done, or not all of it; the sentence says what.</exception>
    public static string Install(ServicePlan plan)
    {
        RequireSystem();
        if (plan.Refusal(Environment.IsPrivilegedProcess, Environment.GetEnvironmentVariables().Keys.Cast<string>()) is { } refusal) throw new StartRefusedException(refusal);
        Directory.CreateDirectory(plan.Database.Folder);
        if (OperatingSystem.IsWindows())
        {
            foreach (var step in WindowsService.Installing(plan)) Run(step);
            return $"已安装并启动服务{ServicePlan.Name}，随计算机启动。首次启动的系统管理员密码请用--reset-admin取得。{Others(plan, WindowsService.Account)}";
        }

        if (!Succeeds("id", "-u", SystemdService.Account)) Run(["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", plan.Database.Folder, "--shell", "/usr/sbin/nologin", SystemdService.Account]);
        Run(["chown", "-R", $"{SystemdService.Account}:", plan.Database.Folder]);
        File.WriteAllText(SystemdService.UnitPath, SystemdService.Unit(plan));
        Run(["systemctl", "daemon-reload"]);
        Run(["systemctl", "enable", "--now", ServicePlan.Name]);
        return $"已安装并启动服务{ServicePlan.Name}，随计算机启动；首次启动的系统管理员密码和运行情况用journalctl -u {ServicePlan.Name}查看。{Others(plan, SystemdService.Account)}";
    }

    /// <summary>Data, account and program stay.</summary>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="StartRefusedException">Nothing was done, or not all of it; the sentence says what.</exception>
    public static string Uninstall()
    {
        RequireSystem();
        if (!Environment.IsPrivilegedProcess) throw new StartRefusedException(OperatingSystem.IsWindows() ? "请用“以管理员身份运行”的命令提示符执行。" : "须由root执行，例如在命令前加sudo。");
        if (OperatingSystem.IsWindows())
        {
            Succeeds("sc.exe", "stop", ServicePlan.Name);
            Run(["sc.exe", "delete", ServicePlan.Name]);
        }
        else
        {
            if (!File.Exists(SystemdService.UnitPath)) throw new StartRefusedException($"没有安装服务{ServicePlan.Name}。");
            Run(["systemctl", "disable", "--now", ServicePlan.Name]);
            File.Delete(SystemdService.UnitPath);
            Run(["systemctl", "daemon-reload"]);
        }

        return $"已停止并卸载服务{ServicePlan.Name}，程序和数据保留。";
    }

    private static void RequireSystem()
    {
        if (!OperatingSystem.IsWindows() && !HasSystemd) throw new StartRefusedException("本机不由systemd管理服务，请用本机自己的方式让程序随计算机启动。");
    }

    private static string Others(ServicePlan plan, string account) => plan.OtherFolders.Count == 0 ? "" : $"请让账号“{account}”可以写入：{string.Join('、', plan.OtherFolders)}。";

    private static bool Succeeds(params string[] command)
    {
        using var process = Start(command);
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static void Run(IReadOnlyList<string> command)
    {
        using var process = Start(command);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new StartRefusedException($"命令“{string.Join(' ', command)}”没有成功（{process.ExitCode}）：{error.Trim()}");
    }

    private static Process Start(IReadOnlyList<string> command)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw new StartRefusedException($"本机没有命令{command[0]}。", e);
        }
    }
}
