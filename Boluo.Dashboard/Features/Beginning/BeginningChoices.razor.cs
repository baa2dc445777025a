using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Beginnings;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Beginning;

public sealed partial class BeginningChoices
{
    /// <summary>Typed by whoever means it: nothing else on these pages deletes all rows of a county.</summary>
    private const string Confirmation = "启用本县数据";

    private const string ConfirmField = "#confirm";

    private readonly OneAtATime _work = new();
    private IReadOnlyList<Input>? _inputs;
    private string? _confirmed;
    private IReadOnlyList<Fault> _faults = [];
    private string? _refusal;
    private string? _done;

    [Parameter, EditorRequired]
    public required int Rows { get; set; }

    [Parameter, EditorRequired]
    public required bool IsDecided { get; set; }

    [CascadingParameter]
    public required PageContext Context { get; set; }

    [Inject]
    public required ICountyBeginning Beginning { get; init; }

    [Inject]
    public required BackupKeeper Backups { get; init; }

    [Inject]
    public required ProgramRestart Restart { get; init; }

    [Inject]
    public required IUpkeepEvents Events { get; init; }

    [Inject]
    public required RoleGuard Guard { get; init; }

    [Inject]
    public required DataChanges Changes { get; init; }

    [Inject]
    public required FormComparison Comparison { get; init; }

    private IReadOnlyList<Input> Inputs => _inputs ??=
    [
        new("own-name", Beginning.Fields.Name, "用于各页面和报表的标题，写全称，到“县”字为止。"),
        new("own-code", Beginning.Fields.Code, "县级统计用区划代码的前6位，镇街、社区的代码都以它开头。"),
        new("own-department", Beginning.Fields.Department, "报表落款的单位名称；不填的，用县名。"),
        new("own-first", Beginning.Fields.FirstDay, "可以查看和登记的最早日期，例如今年1月1日；启用后不能再改。"),
    ];

    private string? ValueOf(Field field) => Inputs.First(i => i.Field == field).Value;

    private OwnCounty Filled => new(ValueOf(Beginning.Fields.Name), ValueOf(Beginning.Fields.Code), ValueOf(Beginning.Fields.Department), ValueOf(Beginning.Fields.FirstDay));

    private IReadOnlyList<Fault> Of(string field) => [.. _faults.Where(f => f.Field == field)];

    private Task KeepAsync() => _work.RunAsync(async () =>
    {
        var kept = await Beginning.KeepSampleAsync(Context.Viewer, CancellationToken.None);
        (_refusal, _done) = (kept.Error, kept.Ok ? "继续使用示例数据试用。需要启用本县数据时，请回到本页。" : null);
    });

    private Task BeginAsync() => _work.RunAsync(async () =>
    {
        (_refusal, _done) = (null, null);
        _faults = [];
        StateHasChanged();
        _refusal = (await Comparison.RefusalAsync([.. Inputs.Select(i => new HeldInput(i.Id, i.Label, i.Value)), new("own-confirm", "确认", _confirmed)]))?.Sentence;
        if (_refusal is not null) return;
        _faults = [.. Beginning.FaultsOf(Filled), .. _confirmed?.Trim() == Confirmation ? Array.Empty<Fault>() : [new Fault(null, ConfirmField, $"请输入“{Confirmation}”。")]];
        if (_faults.Count > 0) return;

        var admin = await Guard.RequireAsync(Context.Viewer.UserId, Role.Admin, CancellationToken.None);
        _refusal = admin.Error;
        if (!admin.Ok) return;

        // Read before the copy is taken: what is stored after this moment is in no backup, and then nothing is deleted.
        var version = Changes.Version;
        var backup = await Backups.BackUpToKeepAsync(CancellationToken.None);
        await Events.RecordAsync(new UpkeepEvent(UpkeepKind.Backup, backup.Ok, backup.Ok ? $"启用本县数据之前：{backup.Value.Path}" : backup.Error!, Context.Viewer.Name), CancellationToken.None);
        if (!backup.Ok)
        {
            _refusal = $"备份没有成功，未清空任何数据。{backup.Error}";
            return;
        }

        var begun = await Beginning.BeginAsync(Filled, version, Context.Viewer, CancellationToken.None);
        _refusal = begun.Error;
        if (!begun.Ok) return;
        _done = $"已启用本县数据，启用前的备份：{backup.Value.Path}。程序正在重新启动，请稍候…";
        Restart.Ask(new RestartOrder(Context.Viewer.Name));
    });

    /// <summary>One input of the form: what it is called and what it accepts are the field's.</summary>
    private sealed record Input(string Id, Field Field, string Hint)
    {
        public string Label => Field.Label;

        public string? Value { get; private set; }

        /// <summary>Codes are longer than they may be where somebody mistypes one.</summary>
        public int Longest => Field.Code is { } code ? code.Digits + 14 : Field.Longest;

        public void Set(string? value) => Value = value;
    }
}
