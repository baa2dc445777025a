using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Components;

internal static class Addresses
{
    /// <summary>The path of an address as routes and <see cref="Insight.Urls"/> spell it, whatever sub-path the application stands under.</summary>
    public static string PathOf(this NavigationManager navigation, string address)
    {
        var (whole, root) = (navigation.ToAbsoluteUri(address).AbsolutePath, new Uri(navigation.BaseUri).AbsolutePath);
        return whole.StartsWith(root, StringComparison.Ordinal) ? whole[(root.Length - 1)..] : whole;
    }
}
