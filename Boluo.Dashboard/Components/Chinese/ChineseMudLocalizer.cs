using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Boluo.Dashboard.Components.Chinese;

/// <summary>Gives MudBlazor its texts in Chinese; the pattern unformatted, because MudBlazor fills it.</summary>
internal sealed class ChineseMudLocalizer : MudLocalizer
{
    public override LocalizedString this[string key] =>
        MudTexts.All.TryGetValue(key, out var text) ? new LocalizedString(key, text) : new LocalizedString(key, key, resourceNotFound: true);
}
