namespace Boluo.Dashboard.Domain;

/// <summary>配备 of 社区工作者.</summary>
public static class Staffing
{
    /// <summary>应配: households divided by the standard, rounded up. SQL reckons it in the same way.</summary>
    public static int Needed(int households, int standard) => (households + standard - 1) / standard;
}
