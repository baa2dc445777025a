using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>A suggestion as of a day.</summary>
public sealed record SuggestionRow
{
    public required Suggestion Suggestion { get; init; }
    public required string TownshipName { get; init; }
    public required string? CommunityName { get; init; }

    /// <summary>The division code of the place that it is about; empty for the whole county, which comes first.</summary>
    public required string Place { get; init; }

    public required SuggestionState State { get; init; }
    public required DateOnly? AdoptedOn { get; init; }
    public required AdoptedForm? AdoptedAs { get; init; }

    public static IQueryable<SuggestionRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from suggestion in db.Suggestions.Within(db, scope).AsNoTracking()
               let adopted = suggestion.AdoptedOn <= day
               join t in db.Townships on suggestion.TownshipCode equals t.Code into townships
               from township in townships.DefaultIfEmpty()
               join c in db.Communities on suggestion.CommunityCode equals c.Code into communities
               from community in communities.DefaultIfEmpty()
               select new SuggestionRow
               {
                   Suggestion = suggestion,
                   TownshipName = suggestion.TownshipCode == null ? "全县" : township.Name,
                   CommunityName = community.Name,
                   Place = suggestion.CommunityCode ?? suggestion.TownshipCode ?? "",
                   State = adopted ? SuggestionState.Adopted : SuggestionState.Studied,
                   AdoptedOn = adopted ? suggestion.AdoptedOn : null,
                   AdoptedAs = adopted ? suggestion.AdoptedAs : null,
               };
    }
}

/// <summary>问政建议台账.</summary>
public sealed class SuggestionTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<SuggestionRow, SuggestionRegister>(factory, LedgerName, new("问政建议采纳台账"), "问政建议", FourAsksRoom.Page(FourAsksPart.Policy))
{
    public const string LedgerName = SuggestionKeys.LedgerName;

    public override IReadOnlyList<string> Notes => ["涉及全县的建议只在全县范围内统计。", "聚力建设沿东江经济带为公开的县级发展思路，其余各条和全部日期为示例。"];

    public override string UsualOrder => "按提出日期从近到远排序";

    protected override Expression<Func<SuggestionRow, string>> Key => r => "" + r.Suggestion.Id;

    protected override IOrderedQueryable<SuggestionRow> InUsualOrder(IQueryable<SuggestionRow> rows) => rows.OrderByDescending(r => r.Suggestion.On);

    protected override IReadOnlyList<Expression<Func<SuggestionRow, string?>>> Searched => [r => r.Suggestion.Title, r => r.TownshipName, r => r.CommunityName];

    protected override IQueryable<SuggestionRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => SuggestionRow.Query(db, scope);

    protected override IEnumerable<RowColumn<SuggestionRow>> Define() =>
    [
        Field("on", r => r.Suggestion.On),
        Column.Township(r => r.TownshipName, r => r.Place),
        Column.CommunityIfAny(r => r.CommunityName, r => r.Suggestion.CommunityCode, r => r.Place),
        Field("title", r => r.Suggestion.Title),
        Field("proposer", r => r.Suggestion.Proposer),
        Field("channel", r => r.Suggestion.Channel),
        Column.Choice("state", "状态", r => r.State),
        Field("adoptedOn", r => r.AdoptedOn) with { EmptyIsNotApplicable = true },
        Field(Ledgers.Suggestions.AdoptedAs.Key, r => r.AdoptedAs) with { EmptyIsNotApplicable = true },
        Column.Remark(),
    ];
}
