using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Users;

public sealed partial class UsersPage
{
    private AccountDone? _done;
    private string? _refusal;
    private readonly OneAtATime _work = new();

    public sealed record Content(IReadOnlyList<AccountLine> Accounts);

    [Inject]
    public required AccountList List { get; init; }

    [Inject]
    public required AccountEditor Editor { get; init; }

    [Inject]
    public required Dialogs Dialogs { get; init; }

    private string AuditLink => Urls.To(Ledgers.Audit.Where(a => a.Kind.Is(ChangeKind.AccountEdit)));

    /// <summary>What the account signed in for, took away and looked at.</summary>
    private string LogOf(AccountLine account) => Urls.To(Ledgers.SecurityEvents.Where(e => e.By.Has(account.DisplayName)));

    /// <summary>Not a snapshot: only administrators read it, and it is no part of the county's data.</summary>
    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel) =>
        (await List.ReadAsync(viewer, cancel)).Then<Content>(accounts => new Content(accounts));

    private bool IsSelf(AccountLine account) => account.Id == Context.Viewer.UserId;

    private IEnumerable<AccountAction> ActionsOf(AccountLine account)
    {
        if (account.IsLocked) yield return AccountAction.Unlock;
        if (IsSelf(account)) yield break;
        yield return AccountAction.ResetPassword;
        yield return account.IsDisabled ? AccountAction.Enable : AccountAction.Disable;
    }

    private Task OpenAsync(AccountLine? account) => BusyAsync(async () => await TakeAsync(await AccountDialog.OpenAsync(Dialogs, account, Context.Viewer)));

    private Task ActAsync(AccountAction action, AccountLine account) => BusyAsync(async () =>
    {
        if (!await ConfirmDialog.AskAsync(Dialogs, action.Label(), [$"确认{action.Label()}：用户“{account.UserName}”（{account.DisplayName}）？", Consequence(action)], action.Label())) return;
        var outcome = await Editor.ActAsync(action, account, Context.Viewer, CancellationToken.None);
        _refusal = outcome.Refusal;
        await TakeAsync(outcome.Done);
        if (!outcome.Ok) await ReloadAsync(); // What is listed may be what was refused.
    });

    private async Task TakeAsync(AccountDone? done)
    {
        if (done is null) return;
        _done = done with { Password = null };
        await ReloadAsync();
        StateHasChanged();
        if (done.Password is { } password) await IssuedPasswordDialog.ShowAsync(Dialogs, done.UserName, password);
    }

    /// <summary>A double click opens once.</summary>
    private Task BusyAsync(Func<Task> work) => _work.RunAsync(() =>
    {
        (_done, _refusal) = (null, null);
        return work();
    });

    private static string Consequence(AccountAction action) => action switch
    {
        AccountAction.Disable => "停用后不能登录，已打开的页面在1分钟内退出；可随时启用。",
        AccountAction.Enable => "启用后可用原密码登录。",
        AccountAction.ResetPassword => "原密码立即失效，已打开的页面在1分钟内退出；新的一次性密码只显示一次，登录后须修改。",
        _ => "解除后可立即登录。",
    };
}
