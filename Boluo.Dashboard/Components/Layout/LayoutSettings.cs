namespace Boluo.Dashboard.Components.Layout;

public sealed record LayoutSettings
{
    /// <summary>The words below the product's name.</summary>
    public string Brand { get; init; } = "党群心连心·邻里如亲";
}
