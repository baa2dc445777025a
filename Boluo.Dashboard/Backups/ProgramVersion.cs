using System.Reflection;

namespace Boluo.Dashboard.Backups;

/// <summary>The version of the program that runs: 1.0.0.</summary>
public static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
