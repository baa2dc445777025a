using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Audit;

/// <summary>操作日志: who changed what, when, why and on which document; and 安全日志, who did or was refused what.</summary>
public static class AuditRoom
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 20, "操作日志", Urls.Audit) { Also = [Urls.SecurityLog], AdminOnly = true })
        .AddLedger<AuditTable>()
        .AddLedger<SecurityEventTable>()
        .AddLedger<DisclosureTable>();
}
