using System.Globalization;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>
/// What is true of this county and of no other: its name, what it has published, how it interprets that. Read from the data set when the
/// program starts, before the first request, and again when a published figure is edited.
/// </summary>
public sealed class CountyFacts
{
    /// <summary>Who answers for a street's work where the county names no street.</summary>
    private const string AnyStreet = "所在街道";

    private Content? _content;

    private Content Known => _content ?? throw new InvalidOperationException("The county's facts are asked for before the database is ready.");

    public string Name => Known.Profile.Name;

    /// <summary>The code of the division, with which those of its townships begin.</summary>
    public string Code => Known.Profile.DivisionCode;

    /// <inheritdoc cref="CountyProfile.Department"/>
    public string? Department => Known.Profile.Department;

    /// <summary>The product's name.</summary>
    public string Product => ShortProduct + "数据看板";

    /// <summary>The same where there is little room.</summary>
    public string ShortProduct => Name + "城市基层党建";

    /// <summary>The day of the newest published figures; the county's day where nothing has been published.</summary>
    public DateOnly PublishedOn => Known.PublishedOn;

    /// <summary>The scope in which all published figures are compared.</summary>
    public Scope PublishedScope => new(null, null, null, PublishedOn);

    /// <summary>去年: a publication speaks of the year before its own.</summary>
    public Period LastYearOf(string figure) => Period.Of(PeriodKind.Year, (Published(figure)?.AsOf ?? PublishedOn).AddYears(-1));

    public IReadOnlyList<Interpretation> Interpretations => Known.Interpretations;

    /// <summary>The months of the archived campaign; none where the county keeps no such archive.</summary>
    public (DateOnly From, DateOnly To)? Campaign => Known.Profile is { CampaignFrom: { } from, CampaignTo: { } to } ? (from, to) : null;

    /// <summary>2020年1月至5月</summary>
    public string? CampaignMonths => Campaign is var (from, to) ? Days.Months(from, to) : null;

    /// <summary>2020年, as the name of the campaign begins; nothing where there is none.</summary>
    public string CampaignYear => Campaign is var (from, _) ? string.Create(CultureInfo.InvariantCulture, $"{from.Year}年") : "";

    /// <inheritdoc cref="CountyProfile.SplitFromYear"/>
    public int? SplitFromYear => Known.Profile.SplitFromYear;

    public PublishedFigure? Published(string key) => Known.Published.GetValueOrDefault(key);

    /// <summary>The name of the one township of which a figure has been published; null for the whole county.</summary>
    public string? TownshipOf(string figure) => Known.Townships.GetValueOrDefault(Published(figure)?.TownshipCode ?? "");

    /// <summary>The name of the one community of which a figure has been published.</summary>
    public string? CommunityOf(string figure) => Known.Communities.GetValueOrDefault(Published(figure)?.CommunityCode ?? "");

    /// <summary>The street that answers for a figure's work.</summary>
    public string StreetOf(string figure) => TownshipOf(figure) ?? AnyStreet;

    public async Task ReadAsync(BoluoDbContext db, CancellationToken cancel) => Set(
        await db.CountyProfiles.AsNoTracking().SingleAsync(cancel),
        await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel),
        await db.PublishedFigures.AsNoTracking().ToListAsync(cancel),
        await db.Interpretations.AsNoTracking().OrderBy(i => i.Ordinal).ToListAsync(cancel),
        await db.Townships.AsNoTracking().ToListAsync(cancel),
        await db.Communities.AsNoTracking().Where(c => db.PublishedFigures.Any(f => f.CommunityCode == c.Code)).ToListAsync(cancel));

    public void Set(CountyProfile profile, DateOnly day, IReadOnlyList<PublishedFigure> published, IReadOnlyList<Interpretation> interpretations,
        IEnumerable<Township> townships, IEnumerable<Community> communities) => _content = new Content(
        profile, published.Count > 0 ? published.Max(f => f.AsOf) : day, published.ToDictionary(f => f.Key, StringComparer.Ordinal), interpretations,
        townships.ToDictionary(t => t.Code, t => t.Name, StringComparer.Ordinal), communities.ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal));

    private sealed record Content(
        CountyProfile Profile, DateOnly PublishedOn, IReadOnlyDictionary<string, PublishedFigure> Published, IReadOnlyList<Interpretation> Interpretations,
        IReadOnlyDictionary<string, string> Townships, IReadOnlyDictionary<string, string> Communities);
}
