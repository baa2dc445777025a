using System.Text.Json.Serialization;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Search;

/// <summary>Where one may want to go by what has been typed so far.</summary>
/// <param name="Kind">What they are, in one word above them.</param>
/// <param name="Links">The first few.</param>
/// <param name="IsSearch">Nothing that was found, but the way to look further.</param>
public sealed record QuickGroup(string Kind, IReadOnlyList<QuickLink> Links, bool IsSearch = false);

/// <summary>One of them.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Note">What tells it from others of that name; null where nothing needs to.</param>
/// <param name="Address">Relative to the application's own address, with the day that is looked at.</param>
public sealed record QuickLink(string Text, string? Note, string Address)
{
    /// <summary>What it leads to, where that is no page of the application.</summary>
    public QuickAim? Aim { get; init; }
}

/// <summary>A file is downloaded, a paper opens beside the page.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuickAim>))]
public enum QuickAim
{
    File,
    Paper,
}

/// <summary>
/// GET /search/quick?q=: a few pages, commands, places, grids and lists of people that a text names by characters, code or initials of pinyin, for the box
/// that Ctrl+K opens. Whatever else there is of that name, the page 搜索 finds.
/// </summary>
public static class QuickFind
{
    private const string Address = "/search/quick";

    private const int MostOfKind = 6;

    private static readonly string[] GridColumns = ["name", "code", Ledgers.Grids.Leader.Key];

    private static readonly string[] People = [CommunityWorkerKeys.LedgerName, GridPersonKeys.LedgerName, GridWorkerKeys.LedgerName];

    public static IEndpointConventionBuilder MapQuickFind(this IEndpointRouteBuilder routes) => routes.MapGet(Address, GetAsync).RequireAuthorization();

    private static async Task<IResult> GetAsync(HttpContext http, SearchQueries queries, QuickCommands commands, Snapshots snapshots, CountyFacts county, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(http.User) is not { } viewer) return Results.Forbid();
        var limits = await snapshots.LimitsAsync(cancel);
        var scope = Scope.Parse(http.Request.QueryString.Value ?? "", limits);
        if (!scope.Ok) return ExportAnswers.Say(StatusCodes.Status400BadRequest, scope.Error!);
        var text = http.Request.Query[SearchQueries.Key].ToString().Trim();
        if (text.Length is 0 or > SearchQueries.Longest) return Results.Json(Array.Empty<QuickGroup>());

        var whole = scope.Value with { Township = null, Community = null, Form = null };
        var urls = new Urls(whole, limits);
        var groups = new List<QuickGroup>
        {
            new("页面", [.. queries.PagesOf(text, viewer, county).Take(MostOfKind).Select(p => new QuickLink(p.Label, p.Group.Label(), urls.To(p.Path)))]),
            new("办理", [.. commands.Find(text, viewer, urls).Take(MostOfKind)]),
            new("镇街、社区", [.. PlaceSearch.Find(text, limits, MostOfKind).Places.Select(p => new QuickLink(p.Name, null, urls.To(Urls.PageOf(whole with { Township = p.Township, Community = p.Community }))))]),
        };
        if (SearchQueries.Check(text) is { Ok: true, Value: { } search })
        {
            var grids = await queries.GlanceAsync([GridKeys.LedgerName], search, GridColumns, MostOfKind, whole, viewer, cancel);
            var people = await queries.GlanceAsync(People, search, null, 1, whole, viewer, cancel);
            groups.Add(new("网格", [.. grids.SelectMany(h => h.Page.Rows.Select(row => Grid(h.Page, row, urls)))]));
            groups.Add(new("人员", [.. people.Select(h => new QuickLink(h.Ledger.SheetName, $"{h.Page.Count}条", urls.To(h.AllPath)))]));
            groups.Add(new("全部台账", [new($"搜索“{search}”", null, urls.To($"{Urls.Search}?{SearchQueries.Key}={Uri.EscapeDataString(search)}"))], IsSearch: true));
        }

        return Results.Json(groups.Where(g => g.Links.Count > 0));
    }

    private static QuickLink Grid(LedgerPage page, LedgerRow row, Urls urls)
    {
        var texts = row.Cells.Select((cell, i) => Cells.Text(cell, page.Columns[i])).ToList();
        return new QuickLink(texts[0], string.Join(" · ", texts.Skip(1)), urls.To(Urls.Grid(row.Key)));
    }
}
