namespace Boluo.Dashboard.Insight;

/// <summary>
/// Every link of the product, carrying the scope it was made in. The only place that spells paths. A path starts at the application's root
/// and tells pages apart; a link is what a browser gets, and starts at the base element of its page, which alone knows under what
/// sub-path of a portal the application stands.
/// </summary>
public sealed record Urls(Scope Scope, ScopeLimits Limits)
{
    public const string Overview = "/";
    public const string Attention = "/attention";

    /// <summary>For a monitor, without signing in.</summary>
    public const string Health = "/healthz";

    /// <summary>Scenes for a screen on a wall, and where such a screen is let in.</summary>
    public const string Wall = "/wall";
    public const string WallPairing = "/wall/pair";
    public const string WallDevices = "/admin/wall";

    public const string Townships = "/townships";
    public const string Communities = "/communities";
    public const string Grids = "/grids";
    public const string ServiceCenters = "/service-centers";
    public const string ThreeLists = "/three-lists";
    public const string Organisations = "/organisations";
    public const string Partnership = "/partnership";
    public const string Teams = "/teams";
    public const string UrbanForms = "/urban-forms";
    public const string FourAsks = "/four-asks";
    public const string Campaign = "/campaign-2020";
    public const string Workforce = "/workforce";
    public const string Streets = "/streets";
    public const string Figures = "/figures";
    public const string Passports = "/passports";
    public const string Checks = "/checks";
    public const string BrokenChecks = "/checks?state=Broken";
    public const string Compared = "/compared";
    public const string ComparedTableKey = "table";
    public const string Reports = "/reports";
    public const string HandIn = "/reports/hand-in";
    public const string HandedIn = "/reports/handed-in";
    public const string ReportForm = "/reports/form";

    /// <summary>Where such a form is uploaded, and the file that it becomes.</summary>
    public const string ReportFormUpload = "/reports/form/upload";
    public const string FilledForm = "/exports/forms/filled.xlsx";
    public const string Returns = "/returns";
    public const string Collect = "/returns/collect";
    public const string Brief = "/brief";
    public const string Search = "/search";
    public const string Places = "/places";
    public const string Assignments = "/admin/assignments";
    public const string Imports = "/admin/imports";

    /// <summary>Takes what is brought in.</summary>
    public const string ImportPost = "/imports";

    public const string Plans = "/admin/plans";
    public const string Simulations = "/admin/simulations";

    /// <summary>The key under which the page of a community's 模拟测算 is told which of them is open.</summary>
    public const string SimulationKey = "simulation";

    public const string Audit = "/admin/audit";
    public const string Disclosures = "/admin/audit/numbers";
    public const string SecurityLog = "/admin/security-log";
    public const string Users = "/admin/users";
    public const string Settings = "/admin/settings";
    public const string Status = "/admin/status";
    public const string Beginning = "/admin/beginning";
    public const string ChangeKey = "change";
    public const string Entry = "/entry";
    public const string SheetKey = "sheet";
    public const string PeriodKey = "period";
    public const string Help = "/help";

    /// <summary>Takes the word that a page's hint has been read.</summary>
    public const string Hints = "/hints";

    public const string Login = "/login";
    public const string Logout = "/logout";
    public const string Password = "/account/password";

    /// <summary>The key under which the page of places is told where the choice leads.</summary>
    public const string PlacesTarget = "to";

    /// <summary>The key of every page's choice of tab.</summary>
    public const string TabKey = "tab";

    /// <summary>A page on one of its tabs.</summary>
    public static string Tab(string page, string tab) => $"{page}?{TabKey}={tab}";

    public static string Township(string code) => $"{Townships}/{code}";

    /// <summary>The page of the township in which a community or grid lies: its code begins with the township's.</summary>
    public static string TownshipOf(string code) => Township(code[..Domain.Township.CodeLength]);

    public static string Community(string code) => $"{Communities}/{code}";

    public static string Grid(string code) => $"{Grids}/{code}";

    /// <summary>What all ledgers know by a name.</summary>
    public static string SearchFor(string name) => $"{Search}?q={Uri.EscapeDataString(name)}";

    /// <summary>The line of a published figure on the page that compares them.</summary>
    public static string Figure(string key) => $"{Figures}#{key}";

    /// <summary>One draft of an import.</summary>
    public static string Import(int id) => Invariant($"{Imports}/{id}");

    /// <summary>Where is said how a sheet of it is to be read that is no template of ours.</summary>
    public static string ImportSheet(int id) => Invariant($"{Imports}/{id}/sheet");

    /// <summary>What is done to it.</summary>
    public static string ImportAct(int id, string act) => Invariant($"{ImportPost}/{id}/{act}");

    /// <summary>One of its workbooks with what is wrong marked in it.</summary>
    public static string ImportErrors(int id, int file) => Invariant($"{ImportPost}/{id}/errors/{file}.xlsx");

    /// <summary>The page of adjustments with one grid picked.</summary>
    public static string Pick(string grid) => $"{Assignments}?pick={grid}";

    /// <summary>The same, with the place and the people that the grid had on a day filled in.</summary>
    public static string Restore(string grid, DateOnly day) => $"{Pick(grid)}&{RestoreKey}={Days.Iso(day)}";

    /// <summary>The day that such an address names; null where it names none.</summary>
    public static string? RestoredDay(string query) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).TryGetValue(RestoreKey, out var day) && day.ToString() is { Length: > 0 } text ? text : null;

    private const string RestoreKey = "restore";

    /// <summary>One 调整方案.</summary>
    public static string Plan(int id) => Invariant($"{Plans}/{id}");

    /// <summary>The 模拟测算 of a community; the first where none is named.</summary>
    public static string Simulation(string community, int? id = null) => $"{Simulations}/{community}" + (id is { } one ? Invariant($"?{SimulationKey}={one}") : "");

    /// <summary>What it does, on paper.</summary>
    public const string PlanPrint = "/print/plans/{id:int}";

    /// <summary>The same as the annex of its document: 网格调整情况一览表.</summary>
    public const string PlanAnnex = "/exports/plans/{id:int}.xlsx";

    public static string OfPlan(string route, int id) => route.Replace("{id:int}", Invariant($"{id}"), StringComparison.Ordinal);

    /// <summary>The sheet in which the rows of a ledger are entered; of the period that a day lies in, else of the latest.</summary>
    public static string EntryOf(string ledger, DateOnly? day = null) => $"{Entry}?{SheetKey}={ledger}" + (day is { } on ? $"&{PeriodKey}={Days.Iso(on)}" : "");

    /// <summary>One change set on the page of them.</summary>
    public static string AuditChange(string id) => $"{Audit}?{ChangeKey}={id}";

    /// <summary>指标说明 of some figures.</summary>
    public static string PassportsOf(IEnumerable<string> keys) => $"{Passports}?figure={string.Join(',', keys.Select(Uri.EscapeDataString))}";

    /// <summary>A ledger on paper: all rows of its view.</summary>
    public static string Print(string name) => $"/print/{name}";

    /// <summary>What a rule found, on the page of matters.</summary>
    public static string FindingsOf(string ruleKey) => $"{Attention}#{ruleKey}";

    /// <summary>核查说明 of a rule on the page of matters.</summary>
    public static string RuleNotes(string key) => $"{Attention}#{RuleAnchor(key)}";

    public static string RuleAnchor(string key) => $"rule-{key}";

    /// <summary>A ledger or summary beside that of an earlier day.</summary>
    public static string ComparedOf(string table, string view = "") => Join($"{Compared}?{ComparedTableKey}={table}", view);

    /// <summary>The same as a file.</summary>
    public static string ComparedFile(string name) => $"/exports/compared/{name}.xlsx";

    public static string Export(string name) => $"/exports/{name}.xlsx";

    /// <summary>
    /// The link to a path, relative to the base element. A colon before the first slash would make it an address of its own, such as
    /// https:, so such a path is written out.
    /// </summary>
    public static string Link(string path)
    {
        if (path is ['/', not ('?' or '#'), ..] && !path[1..].Split('/', '?', '#')[0].Contains(':', StringComparison.Ordinal)) return path[1..];
        return path.StartsWith('/') ? "." + path : path;
    }

    /// <summary>The link to a path (with its own query or none) in this scope. A township or community in the path takes the place of the scope's.</summary>
    public string To(string path)
    {
        var scope = ListOf(path) is Townships or Communities && PlaceInPath(path) is not null ? Scope with { Township = null, Community = null, Form = null } : Scope;
        return Link(Join(path, scope.ToQuery(Limits)));
    }

    /// <summary>The same for another scope, without conditions of the page that was left.</summary>
    public string To(string path, Scope scope) => new Urls(scope, Limits).To(path);

    /// <summary>
    /// This page in another scope. On another day a page about one place stays; in another place that of a grid leads to the list it came from, that
    /// of a township or community to the page of the other place, and to the overview where the scope is no single place.
    /// </summary>
    public string Rescoped(string path, Scope scope)
    {
        if (PlaceInPath(path) is null || scope with { AsOf = Scope.AsOf } == Scope) return To(path, scope);
        if (ListOf(path) == Grids) return To(Grids, scope);
        return To(scope.Form is null ? PageOf(scope) : Overview, scope);
    }

    /// <summary>The page of the place that a scope speaks of; the overview is the county's.</summary>
    public static string PageOf(Scope scope) => scope switch
    {
        { Community: { } community } => Community(community),
        { Township: { } township } => Township(township),
        _ => Overview,
    };

    /// <summary>A path in a township; of the city form only where the township has communities of it.</summary>
    public string ToTownship(string path, string code) =>
        To(path, Scope with { Township = code, Community = null, Form = Scope.Form is { } form && Limits.HasForm(code, form) ? form : null });

    public string ToCommunity(string path, string code) => To(path, Scope with { Township = Limits.Communities[code].TownshipCode, Community = code, Form = null });

    /// <summary>Reads the scope of an address. The code of a township or community in the path wins over none, and must not contradict the query.</summary>
    public static Result<Scope> Read(string path, string query, ScopeLimits limits)
    {
        var scope = Scope.Parse(query, limits);
        if (PlaceInPath(path) is not { } code) return scope;
        return scope.Then(asked => ListOf(path) switch
        {
            Townships => InTownship(asked, code, limits),
            Communities => InCommunity(asked, code, limits),
            _ => asked,
        });
    }

    private static Result<Scope> InTownship(Scope asked, string code, ScopeLimits limits)
    {
        if (!limits.Townships.TryGetValue(code, out var township)) return Result<Scope>.Fail(Scope.UnknownTownship(code, limits));
        if (asked.Community is { } community) return Result<Scope>.Fail($"地址为{township.Name}的页面，统计范围不应再选社区（{community}）。");
        if (asked.Township is { } other && other != code) return Result<Scope>.Fail($"地址中的镇街（{code}）与统计范围中的镇街（{other}）不一致。");
        if (asked.Form is { } form && !limits.HasForm(code, form)) return Result<Scope>.Fail(Scope.WithoutForm(township, form));
        return asked with { Township = code };
    }

    private static Result<Scope> InCommunity(Scope asked, string code, ScopeLimits limits)
    {
        if (!limits.Communities.TryGetValue(code, out var community))
            return Result<Scope>.Fail($"未找到编码为“{PlainText.Cut(code)}”的社区，请核对。");
        if (asked.Community is { } other && other != code)
            return Result<Scope>.Fail($"地址中的社区（{code}）与统计范围中的社区（{other}）不一致。");
        if (asked.Township is { } township && township != community.TownshipCode)
            return Result<Scope>.Fail($"{community.Name}不属于{limits.Townships[township].Name}，镇街应为{community.TownshipCode}。");
        if (asked.Form is { } form && form != community.UrbanForm)
            return Result<Scope>.Fail($"{community.Name}的城市形态不是{form.Label()}，请调整统计范围。");
        return asked with { Community = code, Township = community.TownshipCode };
    }

    /// <summary>Adds a query to a path that may already have one, before its fragment.</summary>
    public static string Join(string path, string query)
    {
        if (query.Length == 0) return path;
        var fragment = path.IndexOf('#', StringComparison.Ordinal);
        var (address, rest) = fragment < 0 ? (path, "") : (path[..fragment], path[fragment..]);
        return address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query + rest;
    }

    /// <summary>A path with the choices of its page, without the views of ledgers and without a fragment.</summary>
    public static string WithoutViews(string path)
    {
        var parts = path.Split('#')[0].Split('?', 2);
        return parts is [var page, var query] ? Join(page, string.Join('&', query.Split('&').Where(p => !p.Split('=')[0].Contains('.', StringComparison.Ordinal)))) : parts[0];
    }

    /// <summary>Whether the page at that path is about one township, community or grid.</summary>
    public static bool IsAboutPlace(string path) => PlaceInPath(path) is not null;

    private static string? PlaceInPath(string path)
    {
        var list = ListOf(path);
        return list is Townships or Communities or Grids && path.Length > list.Length + 1 && path[list.Length] == '/'
            ? path[(list.Length + 1)..].Split('?', '#')[0]
            : null;
    }

    private static string ListOf(string path) =>
        Array.Find([Townships, Communities, Grids], list => path.StartsWith(list + "/", StringComparison.Ordinal)) ?? path.Split('?', '#')[0];
}
