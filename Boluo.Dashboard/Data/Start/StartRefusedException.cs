namespace Boluo.Dashboard.Data.Start;

/// <summary>The program cannot start. The message is one Chinese line that names the path and is all that the operator sees.</summary>
public sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
