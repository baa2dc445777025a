using Boluo.Dashboard.Components;
using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Features.Entry;

/// <summary>录入表: the choice of a sheet and its occasion stands in the address.</summary>
public sealed partial class EntryPage : ScopedPage<EntryPage.Content>
{
    /// <summary>A draft of another address that somebody goes on with.</summary>
    private DraftOffer? _continued;

    [Inject]
    public required IEnumerable<EntrySheet> Sheets { get; init; }

    [Inject]
    public required IEntryEditor Editor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The sheet that is asked for; its form where the address says all that it needs.</summary>
    public sealed record Content(EntrySheet? Sheet)
    {
        public string Period { get; init; } = "";
        public IReadOnlyList<string?> Once { get; init; } = [];
        public string? Before { get; init; }
        public string? After { get; init; }
        public IReadOnlyDictionary<string, IReadOnlyList<Pickable>> Choices { get; init; } = new Dictionary<string, IReadOnlyList<Pickable>>();

        /// <summary>What has been said before of what is said once.</summary>
        public IReadOnlyDictionary<string, IReadOnlyList<string>> Known { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

        public EntryForm? Form { get; init; }
    }

    /// <summary>The key of a field that is said once in the address; a scope has keys of the same names.</summary>
    private static string OnceKey(Field field) => $"once-{field.Key}";

    /// <summary>The address of a sheet, under which its drafts are kept: the period stands in it, for the latest is another one tomorrow.</summary>
    private string Address(Content content)
    {
        IEnumerable<(string Key, string? Value)> said =
            [(Insight.Urls.SheetKey, content.Sheet!.Name), (Insight.Urls.PeriodKey, content.Period), .. content.Sheet.Once.Zip(content.Once, (field, text) => (OnceKey(field), text))];
        return Insight.Urls.Join(Insight.Urls.Join(Insight.Urls.Entry, string.Join('&', said.Where(s => s.Value is not null).Select(s => $"{s.Key}={Uri.EscapeDataString(s.Value!)}"))), Context.ScopeQuery);
    }

    private IEnumerable<(string Key, string Value)> ScopeKeys => QueryHelpers.ParseQuery(Context.ScopeQuery).Select(p => (p.Key, p.Value.ToString()));

    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var query = QueryHelpers.ParseQuery(Context.Query);
        string? Said(string key) => query.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value.ToString() : null;
        if (Said(Insight.Urls.SheetKey) is not { } name) return new Content(null as EntrySheet);
        if (Sheets.FirstOrDefault(s => s.Name == name) is not { } sheet)
            return Result<Content>.Fail($"参数“{Insight.Urls.SheetKey}”不可用，可用值：{string.Join('、', Sheets.Select(s => s.Name))}。");
        var today = Context.Limits.AsOf;
        var (each, wrong) = FieldText.Read(sheet.Each, Said(Insight.Urls.PeriodKey) ?? FieldText.Of(sheet.Each, sheet.Each.InitialOn(today) ?? today), today, []);
        if (wrong is not null) return Result<Content>.Fail(wrong);
        var first = sheet.FirstOf(each!);
        var offered = await Editor.OfferedAsync(sheet, cancel);
        var once = sheet.Once.Select(f => (Text: Said(OnceKey(f)), Read: FieldText.Read(f with { Required = false }, Said(OnceKey(f)), today, offered.Choices.GetValueOrDefault(f.Key) ?? []))).ToList();
        if (once.FirstOrDefault(o => o.Read.Fault is not null).Read.Fault is { } fault) return Result<Content>.Fail(fault);
        var content = new Content(sheet)
        {
            Period = FieldText.Of(sheet.Each, first)!,
            Once = [.. once.Select(o => o.Text)],
            Before = FieldText.Of(sheet.Each, sheet.Before(first)),
            After = FieldText.Of(sheet.Each, sheet.After(first, today)),
            Choices = offered.Choices,
            Known = offered.Known,
        };
        if (scope.AsOf != today || sheet.Once.Zip(once).Any(o => o.First.Required && o.Second.Text is null)) return content;
        var form = await Editor.LoadAsync(sheet, new Occasion(first, [.. once.Select(o => o.Read.Value)]), scope, viewer, cancel);
        return form.Ok ? content with { Form = form.Value } : Result<Content>.Fail(form.Error!);
    }

    /// <summary>A draft is gone on with where it was begun.</summary>
    private void ContinueAsync(DraftOffer draft)
    {
        _continued = draft;
        if (draft.RowKey is { } address && address != Address(Model!)) Navigation.NavigateTo(Insight.Urls.Link(address));
    }
}
