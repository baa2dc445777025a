using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Charts;

/// <summary>The response that a circuit takes over. As long as its address is shown the browser holds the drawings that came with it.</summary>
public sealed class FirstResponse(NavigationManager navigation)
{
    private readonly string _address = navigation.Uri;

    public bool IsShown => navigation.Uri == _address;
}
