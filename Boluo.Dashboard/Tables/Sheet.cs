using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>A sheet with its names; what is not as with most sheets, it overrides.</summary>
public abstract class Sheet(string name, SheetTitle title, string sheetName, string path) : ISheet
{
    public string Name => name;

    public SheetTitle Title => title;

    public string SheetName => sheetName;

    public string Path => path;

    public virtual PeriodKind Covers => PeriodKind.Day;

    public virtual string? HandedTo => null;

    public virtual bool IsFor(Viewer viewer) => true;

    public virtual IReadOnlyList<string> Notes => [];

    public virtual IReadOnlyList<string> Figures => [];

    public virtual bool Internal => false;

    public virtual string UsualOrder => SheetWords.ByDivisionCode;
}

/// <summary>A summary with its names.</summary>
public abstract class Summary(string name, SheetTitle title, string sheetName, string path) : Sheet(name, title, sheetName, path), ISummary
{
    public virtual bool AddsUp => true;

    public abstract Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel);
}
