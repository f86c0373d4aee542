print("gloss-train")
