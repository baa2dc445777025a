using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Boluo.Dashboard.Features.Users;

public sealed partial class AccountDialog
{
    private string? _userName;
    private string? _name;
    private string? _role;
    private IReadOnlyList<Fault> _faults = [];
    private string? _refusal;
    private readonly OneAtATime _work = new();
    private bool _asking;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    /// <summary>The account as it was listed; none to add one.</summary>
    [Parameter]
    public AccountLine? Account { get; set; }

    [Parameter, EditorRequired]
    public required Viewer Viewer { get; set; }

    [Inject]
    public required AccountEditor Editor { get; init; }

    [Inject]
    public required Dialogs Dialogs { get; init; }

    [Inject]
    public required FormComparison Comparison { get; init; }

    /// <summary>Opens the form; says what was done, if anything was.</summary>
    public static async Task<AccountDone?> OpenAsync(Dialogs dialogs, AccountLine? account, Viewer viewer)
    {
        var dialog = await dialogs.ShowAsync<AccountDialog>(account is null ? "新增用户" : "修改用户",
            new DialogParameters<AccountDialog> { { d => d.Account, account }, { d => d.Viewer, viewer } },
            new DialogOptions { CloseOnEscapeKey = false, BackdropClick = false, MaxWidth = MaxWidth.Small, FullWidth = true });
        return (await dialog.Result)?.Data as AccountDone;
    }

    private bool IsFilled => (_userName ?? "", _name ?? "", _role ?? "") != (Account?.UserName ?? "", Account?.DisplayName ?? "", Account?.Role?.ToString() ?? "");

    protected override void OnInitialized() => (_userName, _name, _role) = (Account?.UserName, Account?.DisplayName, Account?.Role?.ToString());

    /// <summary>Typing begins at once.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await Comparison.BeginAsync(Account is null ? "account-username" : "account-name");
    }

    private Task SaveAsync() => _work.RunAsync(async () =>
    {
        StateHasChanged();
        _refusal = (await Comparison.RefusalAsync([new("account-username", "用户名", _userName), new("account-name", "姓名", _name), new("account-role", "角色", _role)]))?.Sentence;
        if (_refusal is not null) return;
        var input = new AccountInput(_userName, _name, Enum.TryParse<Role>(_role, out var role) ? role : null);
        var outcome = Account is null
            ? await Editor.AddAsync(input, Viewer, CancellationToken.None)
            : await Editor.ChangeAsync(Account, input, Viewer, CancellationToken.None);
        (_faults, _refusal) = ([.. outcome.Faults.Select(f => new Fault(null, f.Field, f.Message))], outcome.Refusal);
        if (outcome.Ok) Dialog.Close(DialogResult.Ok(outcome.Done));
    });

    private async Task CancelAsync()
    {
        if (_asking || _work.IsRunning) return;
        _asking = true;
        var leave = !IsFilled || await ConfirmDialog.AskAsync(Dialogs, "关闭", ["所填内容尚未保存，关闭后将丢失，是否关闭？"], "关闭", "继续填写");
        _asking = false;
        if (leave) Dialog.Cancel();
    }

    private Task OnKeyAsync(KeyboardEventArgs pressed) => pressed.Key == "Escape" ? CancelAsync() : Task.CompletedTask;

    private IReadOnlyList<Fault> Of(string field) => [.. _faults.Where(f => f.Field == field)];

    private string FieldClass(string field) => Of(field).Count == 0 ? "field" : "field field-wrong";

    private string? Wrong(string field) => Of(field).Count == 0 ? null : "true";

    private static string? Must(bool must) => must ? "true" : null;
}
