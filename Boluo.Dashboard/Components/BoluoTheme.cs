using MudBlazor;

namespace Boluo.Dashboard.Components;

/// <summary>MudBlazor in the product's colours. Red is the brand and never means bad; warnings are amber, measures blue.</summary>
public static class BoluoTheme
{
    private static readonly string[] Fonts = ["Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#b3261e",
            Secondary = "#4f7ba7",
            Info = "#4f7ba7",
            Success = "#1a7f4b",
            Warning = "#b54708",
            Error = "#b54708",
            TextPrimary = "#1f2328",
            TextSecondary = "#475467",
            Background = "#f6f7f9",
        },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = Fonts, FontSize = "14px" } },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
