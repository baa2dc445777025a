using System.ComponentModel.DataAnnotations;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>Two readers of one table: the office it is handed in to, and the colleague who fills it in further.</summary>
public enum Edition
{
    /// <summary>Numbered sheets, row keys for the way back, and a sheet that says how the file came to be.</summary>
    [Display(Name = "工作版")] Working,

    /// <summary>Only what is to be read: nothing hidden, no keys, no 导出说明.</summary>
    [Display(Name = "报送版")] Submit,
}

public sealed class ExcelOptions
{
    /// <summary>What the operator has set as 填报单位; null where the county's own data says it.</summary>
    public string? Department { get; set; }

    /// <summary>填报单位, and the author in the file's properties.</summary>
    public string DepartmentOf(CountyFacts county) => Department ?? county.Department ?? county.Name;

    /// <summary>A ledger of more rows than this is not held as a workbook while it is written, but streamed.</summary>
    public int LongLedger { get; set; } = 5000;

    public static ExcelOptions Read(SettingsReader settings) => new() { Department = settings.Text(nameof(Department), 60) };
}

/// <summary>A finished workbook.</summary>
public sealed record ExportFile(string FileName, byte[] Content)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/// <summary>A ledger or summary as a file of its own.</summary>
public sealed class SheetReport(ISheet sheet) : IReport
{
    public string Name => sheet.Name;

    public SheetTitle Title => sheet.Title;

    public IReadOnlyList<ISheet> Sheets { get; } = [sheet];
}

/// <summary>What an export is asked for, by whom and when; the same for all its sheets.</summary>
internal sealed record ExportRequest
{
    public required IReport Report { get; init; }

    public required Edition Edition { get; init; }

    public required Scope Scope { get; init; }

    public required ScopeLimits Limits { get; init; }

    /// <summary>By the ledger's name; the usual view where there is none.</summary>
    public required IReadOnlyDictionary<string, View> Views { get; init; }

    public required Viewer Viewer { get; init; }

    public required CountyFacts County { get; init; }

    public required string Department { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <inheritdoc cref="ExcelOptions.LongLedger"/>
    public required int LongLedger { get; init; }

    public long DataVersion { get; init; }

    /// <summary>The last change set that the rows show.</summary>
    public int LastChange { get; init; }

    public bool IsWorking => Edition == Edition.Working;

    public bool IsSample => Limits.Origin == Domain.DataOrigin.Sample;

    /// <summary>What the file as a whole speaks of: a single table's own period, a day where there are several.</summary>
    public Period Period => Period.Of(Report.Sheets is [var only] ? only.Covers : PeriodKind.Day, Scope.AsOf);

    public string Title => Report.Title.In(County);

    public string ScopeWords => Scope.InWords(Limits);

    /// <summary>Who fills in and signs: the township or community in scope, else the county.</summary>
    public string ReportingUnit => Scope is { Township: null, Community: null } ? Department : (Scope with { Form = null }).InWords(Limits);
}
