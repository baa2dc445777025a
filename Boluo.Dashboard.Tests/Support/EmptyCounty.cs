using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Sample;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>The application of a county that has just begun: a name, a first day, and not one row.</summary>
public sealed class EmptyCounty : BoluoApp
{
    public const string Name = "青山县";

    private readonly TempFolder _data = new();

    public EmptyCounty()
    {
        var data = new CountyData();
        var today = Days.Today(TimeProvider.System);
        data.States.Add(new DataState { AsOf = today, EarliestAsOf = new DateOnly(today.Year, 1, 1), Origin = DataOrigin.Real });
        data.Of<CountyProfile>().Add(new CountyProfile { Name = Name, DivisionCode = "530999" });
        CsvFiles.Write(data, _data.Path);
        Settings["Boluo:DataDirectory"] = _data.Path;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Dispose();
        GC.SuppressFinalize(this);
    }
}
