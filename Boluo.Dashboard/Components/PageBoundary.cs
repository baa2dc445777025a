using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace Boluo.Dashboard.Components;

/// <summary>Keeps the circuit alive when a page fails: says so with a number, and lets the reader go on elsewhere.</summary>
public sealed class PageBoundary : ErrorBoundaryBase
{
    private string _sentence = "";

    [Inject] private ILogger<PageBoundary> Logger { get; set; } = null!;

    protected override Task OnErrorAsync(Exception exception)
    {
        _sentence = Faults.Report(exception, Logger).Sentence;
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenElement(1, "section");
        builder.AddAttribute(2, "class", "notice");
        builder.AddAttribute(3, "role", "alert");
        builder.AddAttribute(4, "data-testid", "notice-500");
        builder.OpenElement(5, "h1");
        builder.AddContent(6, "系统异常");
        builder.CloseElement();
        builder.OpenElement(7, "p");
        builder.AddContent(8, _sentence);
        builder.CloseElement();
        builder.OpenElement(9, "button");
        builder.AddAttribute(10, "type", "button");
        builder.AddAttribute(11, "onclick", EventCallback.Factory.Create(this, Recover));
        builder.AddContent(12, "重试");
        builder.CloseElement();
        builder.CloseElement();
    }
}
