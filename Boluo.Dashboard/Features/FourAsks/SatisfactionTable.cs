using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>A survey of satisfaction with its rates and the number of answers that they rest on.</summary>
public sealed record SatisfactionRow
{
    public required SatisfactionSurvey Survey { get; init; }

    /// <summary>Whose work was asked about.</summary>
    public required string Body { get; init; }

    public required string? TownshipName { get; init; }

    /// <summary>The division code of the body; empty for departments, which come first.</summary>
    public required string Place { get; init; }

    public required int Answered { get; init; }
    public required int Content { get; init; }
    public required double? SatisfiedRate { get; init; }
    public required double? ContentRate { get; init; }

    public static IQueryable<SatisfactionRow> Query(BoluoDbContext db, Scope scope) =>
        from survey in db.SatisfactionSurveys.Within(db, scope).AsNoTracking()
        let answered = survey.Satisfied + survey.Fair + survey.Dissatisfied
        join u in db.CountyUnits on survey.UnitId equals (int?)u.Id into units
        from unit in units.DefaultIfEmpty()
        join t in db.Townships on survey.TownshipCode equals t.Code into townships
        from township in townships.DefaultIfEmpty()
        join c in db.Communities on survey.CommunityCode equals c.Code into communities
        from community in communities.DefaultIfEmpty()
        select new SatisfactionRow
        {
            Survey = survey,
            Body = survey.Level == SatisfactionLevel.Department ? unit.Name : survey.Level == SatisfactionLevel.Street ? township.Name : community.Name,
            TownshipName = township.Name,
            Place = survey.CommunityCode ?? survey.TownshipCode ?? "",
            Answered = answered,
            Content = survey.Satisfied + survey.Fair,
            SatisfiedRate = answered == 0 ? null : (double)survey.Satisfied / answered,
            ContentRate = answered == 0 ? null : (double)(survey.Satisfied + survey.Fair) / answered,
        };
}

/// <summary>群众满意度调查台账.</summary>
public sealed class SatisfactionTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<SatisfactionRow, SatisfactionRegister>(factory, LedgerName, new("群众满意度调查台账"), "满意度调查", FourAsksRoom.Page(LedgerName))
{
    public const string LedgerName = SatisfactionKeys.LedgerName;

    public override IReadOnlyList<string> Notes => SatisfactionSummary.Readings;

    public override string UsualOrder => "按调查日期从近到远排序";

    protected override Expression<Func<SatisfactionRow, string>> Key => r => "" + r.Survey.Id;

    protected override IOrderedQueryable<SatisfactionRow> InUsualOrder(IQueryable<SatisfactionRow> rows) => rows.OrderByDescending(r => r.Survey.On);

    protected override IReadOnlyList<Expression<Func<SatisfactionRow, string?>>> Searched => [r => r.Body, r => r.Survey.Subject, r => r.TownshipName];

    protected override IQueryable<SatisfactionRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => SatisfactionRow.Query(db, scope);

    protected override IEnumerable<RowColumn<SatisfactionRow>> Define() =>
    [
        Field(Ledgers.Satisfaction.On.Key, r => r.Survey.On),
        Field(Ledgers.Satisfaction.Level.Key, r => r.Survey.Level),
        Column.Township(r => r.TownshipName, r => r.Place) with { EmptyIsNotApplicable = true },
        Column.Text("body", "调查对象单位", r => r.Body) with { SortBy = r => r.Place },
        Field("subject", r => r.Survey.Subject),
        Field("method", r => r.Survey.Method),
        Field("sampled", r => r.Survey.Sampled),
        Column.Count("answered", "有效样本", "份", r => r.Answered),
        Field("satisfied", r => r.Survey.Satisfied),
        Field("fair", r => r.Survey.Fair),
        Field("dissatisfied", r => r.Survey.Dissatisfied),
        Column.Count("content", "满意和基本满意", "份", r => r.Content) with { Standard = false },
        Column.Percent("satisfiedRate", "满意占比", "satisfied", "answered", r => r.SatisfiedRate),
        Column.Percent("contentRate", "满意和基本满意占比", "content", "answered", r => r.ContentRate),
        Column.Remark(),
    ];
}
