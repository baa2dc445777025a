using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>街道 and 镇, by the codes of the divisions. Their kind is said once: a town that becomes a street has another code.</summary>
public sealed class TownshipRegister() : Register<Township>("镇街", "townships.csv", TownshipTable.LedgerName)
{
    /// <summary>More rows or columns than this leave no room for the squares in a frame.</summary>
    private const int MostCells = 30;

    public override bool MayDelete => false;

    public override bool IsSkeleton => true;

    protected override string NameKey => "name";

    protected override IEnumerable<Field<Township>> Define() =>
    [
        Field.Code("code", "区划代码", t => t.Code, CodeShape.Township) with { OnForm = true, Hint = "9位数字，前6位为县的代码。" },
        Field.Text("name", "镇街名称", t => t.Name, longest: 30) with { Hint = "各统计时点均按现名称显示。更名不改党组织、党群服务中心等的名称，请另行修改。" },
        Field.Choice("kind", "类别", t => t.Kind) with { OnlyNew = true },
        Field.Whole("row", "示意图行", t => t.MapRow, 1, MostCells) with { Hint = "按方位从北往南数；行、列都不填的，排在示意图下方。" },
        Field.Whole("column", "示意图列", t => t.MapColumn, 1, MostCells) with { Hint = "从西往东数。只表示大致方位，不代表行政区域界线。" },
    ];

    protected override void Rules(RuleBook<Township> must)
    {
        must.GoTogether("row", "column");
        must.BeUnique("column", t => Invariant($"示意图第{t.MapRow}行第{t.MapColumn}列已有其他镇街，请换一个位置。"), "row", "column");
        must.NotRepeat("code", t => $"区划代码{t.Code}已由另一镇街使用，代码不重复使用。", "code");
    }

    protected override async Task CheckAsync(Draft<Township> draft, CancellationToken cancel)
    {
        var (name, code) = (draft.Row.Name, draft.Row.Code);
        if ((draft.IsNew || draft.Was(t => t.Name) != name) && await draft.Others.AnyAsync(t => t.Name == name, cancel)) draft.Refuse("name", $"已有名称为“{name}”的镇街，“镇街名称”不应重复。");
        if (draft.IsNew && await draft.Db.CountyProfiles.Select(c => c.DivisionCode).SingleAsync(cancel) is var county && !code.StartsWith(county, StringComparison.Ordinal))
            draft.Refuse("code", $"“区划代码”应以本县的区划代码{county}开头，现为“{code}”。");
    }
}
