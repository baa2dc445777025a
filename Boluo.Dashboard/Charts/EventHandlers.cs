using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Charts;

/// <summary>What the browser says of a drawing that it was thought to hold (wwwroot/js/app.js).</summary>
[EventHandler("onundrawn", typeof(EventArgs), enableStopPropagation: false, enablePreventDefault: false)]
public static class EventHandlers;
