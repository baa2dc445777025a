using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Beginnings;

internal sealed class CountyBeginning(
    IDbContextFactory<BoluoDbContext> factory, ChangeWriter writer, RegisterBook book, RoleGuard guard, SecurityLog log, DataChanges changes, TimeProvider clock, ILogger<CountyBeginning> logger) : ICountyBeginning
{
    private const string NotSample = "本县数据已经启用，不能再次启用。";

    public OwnCountyFields Fields => field ??= new OwnCountyFields(
        Of<CountyProfile>(nameof(CountyProfile.Name)), Of<CountyProfile>(nameof(CountyProfile.DivisionCode)), Of<CountyProfile>(nameof(CountyProfile.Department)), Of<DataState>(nameof(DataState.EarliestAsOf)));

    public IReadOnlyList<Fault> FaultsOf(OwnCounty county)
    {
        var read = Read(county);
        List<Fault> faults = [.. read.Where(r => r.Fault is not null).Select(r => new Fault(null, r.Field.Key, r.Fault!))];
        // Titles, names of files and codes of all places begin with them, and no form changes them afterwards.
        if (read[0] is { Fault: null, Value: string name } && (name[^1] is not ('县' or '市' or '区' or '旗') || !name.All(c => c is >= '\u4E00' and <= '\u9FFF')))
            faults.Add(new Fault(null, Fields.Name.Key, $"“{Fields.Name.Label}”应为汉字，以“县”“市”“区”或“旗”结尾，现为“{PlainText.Cut(name)}”。"));
        if (read[1] is { Fault: null, Value: string code } && code[0] == '0')
            faults.Add(new Fault(null, Fields.Code.Key, $"“{Fields.Code.Label}”应为县级区划代码，首位不为0，现为“{code}”。"));
        return faults;
    }

    public Task<Result<bool>> KeepSampleAsync(Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<bool>(logger, async () =>
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<bool>.Fail(admin.Error!);
        var state = await db.DataStates.SingleAsync(cancel);
        if (state.Origin != DataOrigin.Sample) return Result<bool>.Fail(NotSample);
        if (state.IsDecided) return true;
        (state.IsDecided, state.Version) = (true, state.Version + 1);
        log.Record(db, SecurityEventKind.SettingsChange, admin.Value, "继续使用示例数据试用");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        changes.Announce(state.Version);
        return true;
    });

    public Task<Result<int>> BeginAsync(OwnCounty county, long backedUp, Viewer by, CancellationToken cancel) => writer.CommitAsync(by, async (db, admin) =>
    {
        if (FaultsOf(county) is [var fault, ..]) return Result<ChangeRecorder>.Fail(fault.Message);
        var state = await db.DataStates.SingleAsync(cancel);
        if (state.Origin != DataOrigin.Sample) return Result<ChangeRecorder>.Fail(NotSample);
        if (state.Version != backedUp) return Result<ChangeRecorder>.Fail("备份之后数据又有修改，本次未清空任何数据，请再试一次。");
        var values = Read(county);
        var first = (DateOnly)values[3].Value!;
        var recorder = await ChangeRecorder.BeginAsync(db, writer.NewSet(ChangeKind.OwnData, ChangeKind.OwnData.Label(), null, first, admin), cancel);
        await db.DeleteCountyRowsAsync(cancel);
        var profile = await db.CountyProfiles.SingleAsync(cancel);
        (profile.Name, profile.DivisionCode, profile.Department) = ((string)values[0].Value!, (string)values[1].Value!, (string?)values[2].Value);
        (profile.CampaignFrom, profile.CampaignTo, profile.SplitFromYear) = (null, null, null);
        (state.Origin, state.IsDecided, state.BeganWith) = (DataOrigin.Real, true, recorder.Set.Id);
        (state.EarliestAsOf, state.AsOf) = (first, Days.Today(clock));
        await recorder.SaveAsync(cancel);
        return recorder;
    }, cancel);

    /// <summary>Each field in the order of <see cref="OwnCountyFields.All"/>: what it accepts is said once, by the registers that keep the same values in files.</summary>
    private IReadOnlyList<(Field Field, object? Value, string? Fault)> Read(OwnCounty county)
    {
        var typed = new[] { county.Name, county.Code, county.Department, county.FirstDay };
        return [.. Fields.All.Zip(typed, (field, text) => FieldText.Read(field, text, Days.Today(clock), []) is var (value, fault) ? (field, value, fault) : default)];
    }

    private Field Of<TRow>(string property) => book.OfEntity(typeof(TRow).Name)!.Fields.First(f => f.Property == property);
}
