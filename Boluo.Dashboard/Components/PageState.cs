using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Boluo.Dashboard.Components;

/// <summary>The three states in which there is nothing to show, in the department's words.</summary>
public sealed class PageState : ComponentBase
{
    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Loading { get; set; }

    /// <summary>What to say when there is neither error nor load: the scope is empty.</summary>
    [Parameter]
    public string Empty { get; set; } = "当前统计范围内没有数据。";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", Error is null ? "state" : "state state-error");
        builder.AddAttribute(2, "role", Error is null ? "status" : "alert");
        builder.AddContent(3, Error ?? (Loading ? "正在加载…" : Empty));
        builder.CloseElement();
    }
}
