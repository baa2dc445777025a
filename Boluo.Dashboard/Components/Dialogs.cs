using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Boluo.Dashboard.Components;

/// <summary>
/// Opens dialogs. MudBlazor draws them; a page and its circuit start without it, and get it with the first dialog (see
/// <see cref="DialogHost"/>).
/// </summary>
public sealed class Dialogs(IDialogService mudBlazor)
{
    /// <summary>Brings MudBlazor into the page, unless it is there. Set by the layout's host.</summary>
    internal Func<Task> Prepare { get; set; } = () => Task.CompletedTask;

    public async Task<IDialogReference> ShowAsync<TDialog>(string title, DialogParameters<TDialog> parameters, DialogOptions options)
        where TDialog : IComponent
    {
        await Prepare();
        return await mudBlazor.ShowAsync<TDialog>(title, parameters, options);
    }
}
