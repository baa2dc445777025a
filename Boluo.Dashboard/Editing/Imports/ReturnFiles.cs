using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The file of the townships' returns.</summary>
internal static class ReturnFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<MonthlyReturn>("monthly-returns.csv", d => d.Of<MonthlyReturn>(), DataFiles.Checked<MonthlyReturn>(r => new()
        {
            Id = r.Id(nameof(MonthlyReturn.Id)),
            TownshipCode = r.Code(nameof(MonthlyReturn.TownshipCode), 9),
            Month = r.Day(nameof(MonthlyReturn.Month)),
            Form = r.Text(nameof(MonthlyReturn.Form), 60),
            DueOn = r.Day(nameof(MonthlyReturn.DueOn)),
            SubmittedOn = r.OptionalDay(nameof(MonthlyReturn.SubmittedOn)),
            SentBackOn = r.OptionalDay(nameof(MonthlyReturn.SentBackOn)),
            CorrectedOn = r.OptionalDay(nameof(MonthlyReturn.CorrectedOn)),
            Contact = r.Text(nameof(MonthlyReturn.Contact), 30),
            Phone = r.PublicLine(nameof(MonthlyReturn.Phone)),
            Remark = r.OptionalText(nameof(MonthlyReturn.Remark), severalLines: true),
        }, (r, e) => r.Require(e.DateFault is null, nameof(e.Month), e.DateFault ?? ""))),
    ];
}

/// <summary>What returns must obey in the light of other rows.</summary>
internal static class ReturnChecks
{
    public static void Run(CountyData data, RowIndex<string, Township> townships, Problems problems)
    {
        _ = new RowIndex<int, MonthlyReturn>(data.Of<MonthlyReturn>(), nameof(MonthlyReturn.Id), r => r.Id, problems);
        _ = new RowIndex<(string, DateOnly, string), MonthlyReturn>(data.Of<MonthlyReturn>(), nameof(MonthlyReturn.Form), r => (r.TownshipCode, r.Month, r.Form), problems);
        foreach (var row in data.Of<MonthlyReturn>()) townships.Find(row, nameof(MonthlyReturn.TownshipCode), row.TownshipCode);
    }
}
