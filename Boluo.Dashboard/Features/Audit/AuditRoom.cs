using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Audit;

/// <summary>操作日志: who changed what, when, why and on which document; and 安全日志, who did or was refused what.</summary>
public static class AuditRoom
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 20, "操作日志", Urls.Audit)
        {
            Also = [Urls.SecurityLog],
            From = Role.Admin,
            Help =
            [
                "谁、何时、为什么改了什么；每一次变更可以查看明细，没有被后来的变更涉及的可以撤销；已被后来的变更涉及的，试算后可以一并撤销，或者只撤销仍可撤销的部分。",
                "“安全日志”记录登录、失败、导出、查看号码、账号和参数变更等；“查看号码”列出谁看过谁的号码。两种日志都只增不改，被改动过的在页面顶部指明。",
                "安全日志保存三年（可以设置，至少180天），更早的按月移入带签名的归档文件，在页面上部列出，可以下载查看；操作日志一直保存在系统中。",
            ],
        })
        .AddLedger<AuditTable>()
        .AddLedger<SecurityEventTable>()
        .AddLedger<DisclosureTable>();
}
