namespace Boluo.Dashboard.Starting;

/// <summary>The service as Windows is told of it, under its virtual account, which may write to its data.</summary>
public static class WindowsService
{
    public const string Account = $@"NT SERVICE\{ServicePlan.Name}";

    /// <summary>The commands, each with its arguments.</summary>
    public static IEnumerable<IReadOnlyList<string>> Installing(ServicePlan plan) =>
    [
        ["sc.exe", "create", ServicePlan.Name, "binPath=", string.Join(' ', plan.Command.Select(Quoted)), "start=", "delayed-auto", "obj=", Account, "DisplayName=", ServicePlan.Title],
        ["sc.exe", "failure", ServicePlan.Name, "reset=", "86400", "actions=", "restart/5000/restart/5000/restart/60000"],
        ["sc.exe", "failureflag", ServicePlan.Name, "1"], // Also when it ends with a code, which is how it asks to be begun again.
        ["icacls.exe", plan.Database.Folder, "/grant", $"{Account}:(OI)(CI)M", "/T", "/Q"],
        ["sc.exe", "start", ServicePlan.Name],
    ];

    /// <summary>As the system takes a command line apart: backslashes count only before a quote, and there are none in paths.</summary>
    private static string Quoted(string argument) => $"\"{argument.TrimEnd('\\')}\"";
}
