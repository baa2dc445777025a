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

    /// <summary>What to say when there is neither error nor load; by default that the scope is empty, and on a past day why.</summary>
    [Parameter]
    public string? Empty { get; set; }

    /// <summary>None outside the layout, or where the address cannot be answered.</summary>
    [CascadingParameter]
    public PageContext? Context { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", Error is null ? "state" : "state state-error");
        builder.AddAttribute(2, "role", Error is null ? "status" : "alert");
        builder.AddContent(3, Error ?? (Loading ? "正在加载…" : Empty ?? "当前统计范围内没有数据。"));
        if (Error is null && !Loading && Empty is null && Context is { } context && context.Scope.AsOf != context.Limits.AsOf)
        {
            builder.AddContent(4, $"截至{Days.Long(context.Scope.AsOf)}没有登记，最新数据截至{Days.Long(context.Limits.AsOf)}。");
            builder.OpenElement(5, "a");
            builder.AddAttribute(6, "href", context.LinkTo(context.Scope with { AsOf = context.Limits.AsOf }));
            builder.AddContent(7, "返回最新");
            builder.CloseElement();
        }

        builder.CloseElement();
    }
}
