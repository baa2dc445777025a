using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Editing.Records;

namespace Boluo.Dashboard.Tests.Editing.Sheets;

/// <summary>Sheets of the county's data set, opened and saved as the page does.</summary>
internal static class EntryHouse
{
    public static readonly Viewer Staff = TinyCounty.Staff;

    public static EntrySheet Sheet(this RecordHouse house, string name) => house.Get<IEnumerable<EntrySheet>>().Single(s => s.Name == name);

    /// <summary>The sheet of an occasion, county-wide.</summary>
    public static async Task<EntryForm> OpenAsync(this RecordHouse house, string name, object each, params object?[] once)
    {
        var form = await house.Get<IEntryEditor>().LoadAsync(house.Sheet(name), new Occasion(each, once), new Scope(null, null, null, new DateOnly(2020, 6, 30)), Staff, default);
        Assert.True(form.Ok, form.Error);
        return form.Value;
    }

    /// <summary>Fills in cells by the names of their places, over what the sheet shows.</summary>
    public static EntryInput Fill(this EntryForm form, params (string Place, string Field, string Text)[] cells) => new(form.Sheet, form.Occasion, form.Scope,
        [.. cells.Select(c => form.Rows.Single(r => r.Place.Name == c.Place || r.Place.Value == c.Place) is var row ? new EntryCell(row.Place.Value, c.Field, c.Text, form.ValueOf(row, c.Field)) : null!)], "录入", null);

    public static string? ValueOf(this EntryForm form, string place, string field) => form.ValueOf(form.Rows.First(r => r.Place.Name == place), field);

    public static Task<EntryOutcome> SaveAsync(this RecordHouse house, EntryInput input, Viewer? by = null) => house.Get<IEntryEditor>().SaveAsync(input, by ?? Staff, default);

    public static async Task<EntryOutcome> SavedAsync(this RecordHouse house, EntryInput input, Viewer? by = null)
    {
        var outcome = await house.SaveAsync(input, by);
        Assert.True(outcome.ChangeSetId is not null, outcome.Refusal + string.Concat(outcome.Faults.Select(f => $"{f.Place} {f.Field}: {f.Sentence}")));
        return outcome;
    }

    private static string? ValueOf(this EntryForm form, EntryRow row, string field) =>
        row.Values[form.Sheet.Columns.Select((c, i) => (c.Key, i)).Single(c => c.Key == field).i];
}
