using System.Text;

namespace Boluo.Dashboard.Starting;

/// <summary>The service as systemd is told of it: an account of its own, which may write to its data and nowhere else.</summary>
public static class SystemdService
{
    public const string Account = "boluo";
    public const string UnitPath = $"/etc/systemd/system/{ServicePlan.Name}.service";

    public static string Unit(ServicePlan plan)
    {
        var capabilities = plan.NeedsLowPort ? "CAP_NET_BIND_SERVICE" : "";
        return $"""
            [Unit]
            Description={ServicePlan.Title}
            After=network.target remote-fs.target
            StartLimitIntervalSec=120
            StartLimitBurst=5

            [Service]
            Type=notify
            User={Account}
            Group={Account}
            WorkingDirectory={Specifiers(plan.ContentRoot)}
            ExecStart={string.Join(' ', plan.Command.Select(a => Quoted(a.Replace("$", "$$", StringComparison.Ordinal))))}
            Restart=on-failure
            RestartSec=5
            TimeoutStartSec=120
            TimeoutStopSec=10
            SyslogIdentifier={ServicePlan.Name}
            UMask=0077

            NoNewPrivileges=true
            CapabilityBoundingSet={capabilities}
            AmbientCapabilities={capabilities}
            ProtectSystem=strict
            ProtectHome=read-only
            ReadWritePaths={string.Join(' ', plan.OtherFolders.Select(f => Quoted("-" + f)).Prepend(Quoted(plan.Database.Folder)))}
            PrivateTmp=true
            PrivateDevices=true
            ProtectClock=true
            ProtectHostname=true
            ProtectKernelLogs=true
            ProtectKernelModules=true
            ProtectKernelTunables=true
            ProtectControlGroups=true
            RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
            RestrictNamespaces=true
            RestrictRealtime=true
            RestrictSUIDSGID=true
            LockPersonality=true
            SystemCallArchitectures=native

            [Install]
            WantedBy=multi-user.target

            """.ReplaceLineEndings("\n");
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in Specifiers(text)) quoted.Append(c is '"' or '\\' ? $"\\{c}" : c);
        return quoted.Append('"').ToString();
    }

    private static string Specifiers(string text) => text.Replace("%", "%%", StringComparison.Ordinal);
}
