using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Entry;

/// <summary>录入表: what returns each period, entered for all places at once.</summary>
public static class EntryRoom
{
    public static IServiceCollection AddEntry(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 100, "录入表", Urls.Entry)
        {
            From = Role.Staff,
            Help =
            [
                "每期都要填报的内容在录入表中成批录入：选择录入内容和时期，每个社区（网格、镇街、巷长、单位）一行，填写后一次保存。",
                "按方向键、回车键或Tab键逐格移动，直接输入即替换原值，按F2键修改原值，按Ctrl+D取上一格的值；可从Excel中复制多行多列，在第一格粘贴。",
                "留空的格不改动原有数据，整行没有填写的不登记；每格离开时即核对，有误的在该格下方说明，改正后才能保存。",
                "填写过程中自动存为草稿，刷新页面或换一台电脑后可继续填写；保存后可立即撤销。",
            ],
        });
}
