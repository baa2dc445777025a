using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>A 党员联系户 on a day.</summary>
public sealed record ContactHouseholdRow
{
    public required string Key { get; init; }
    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string Community { get; init; }
    public required string MemberName { get; init; }
    public required string Hometown { get; init; }
    public required int Households { get; init; }
    public required DateOnly Since { get; init; }
    public required string OfficePhone { get; init; }
    public required string Search { get; init; }

    public static IQueryable<ContactHouseholdRow> Query(BoluoDbContext db, Scope scope) =>
        from contact in db.ContactHouseholds.Within(db, scope)
        join community in db.Communities on contact.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new ContactHouseholdRow
        {
            Key = "" + contact.Id,
            TownshipName = township.Name,
            CommunityCode = community.Code,
            Community = community.Name,
            MemberName = contact.MemberName,
            Hometown = contact.HometownGroup,
            Households = contact.Households,
            Since = contact.ValidFrom,
            OfficePhone = community.OfficePhone,
            Search = community.Search,
        };
}

/// <summary>党员联系户名册.</summary>
public sealed class ContactHouseholdTable(IDbContextFactory<BoluoDbContext> factory) : Table<ContactHouseholdRow>(factory)
{
    public const string LedgerName = ContactHouseholdKeys.LedgerName;

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("城乡接合部党员联系户名册");

    public override string SheetName => "党员联系户";

    public override string Path => FringeRoom.Page(LedgerName);

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes => ["只列统计时点的党员联系户；联系电话为所在社区的公示电话。"];

    protected override Expression<Func<ContactHouseholdRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<ContactHouseholdRow> InUsualOrder(IQueryable<ContactHouseholdRow> rows) => rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.Key.Length);

    protected override IReadOnlyList<Expression<Func<ContactHouseholdRow, string?>>> Searched => [r => r.MemberName, r => r.Hometown, r => r.Search, r => r.TownshipName];

    protected override IQueryable<ContactHouseholdRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ContactHouseholdRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ContactHouseholdRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.CommunityCode, "街道"),
        Column.Community(r => r.Community, r => r.CommunityCode),
        Column.Text("member", "党员姓名", r => r.MemberName),
        Column.Text(Ledgers.ContactHouseholds.Hometown.Key, "联系的老乡群体", r => r.Hometown),
        Column.Count("households", "联系户数", "户", r => r.Households) with { IsCurrentValue = true },
        Column.Day("since", "设立日期", r => r.Since),
        Column.Code("phone", "联系电话（公示）", r => r.OfficePhone),
        Column.Remark(),
    ];
}
